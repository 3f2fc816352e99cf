import { KeyObject, verify, type webcrypto } from 'node:crypto';

/** Identity writes the same header into all tokens of one key. More than these would not be its own. */
const AT_MOST = 100;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const SIGNATURE_BYTES = 64;

/**
 * Headers of tokens that were found to be good, each with the key that their signature was checked with. Of a token with such a header only
 * the signature and the claims are left to be looked at, which takes no promise and no thread. What is known is known of the keys at hand: with others it begins anew.
 */
export class KnownHeaders {
  private readonly keys = new Map<string, KeyObject>();
  private since: number | undefined;

  /** @param since when the keys at hand were fetched */
  learn(token: string, key: webcrypto.CryptoKey | Uint8Array, since: number | undefined): void {
    if (since === undefined || key instanceof Uint8Array) return;
    if (since !== this.since || this.keys.size >= AT_MOST) this.keys.clear();
    this.since = since;
    this.keys.set(headerOf(token), KeyObject.from(key));
  }

  /**
   * The claims of a token, as JSON, if its signature is good; null if it is not; undefined where its header is not known.
   *
   * @param since when the keys at hand were fetched; undefined when they are to be fetched again
   */
  claimsOf(token: string, since: number | undefined): string | null | undefined {
    if (since === undefined || since !== this.since) return undefined;
    const header = headerOf(token);
    const key = this.keys.get(header);
    if (!key || !COMPACT_JWS.test(token)) return undefined;
    const end = token.lastIndexOf('.');
    const signature = Buffer.from(token.slice(end + 1), 'base64url');
    if (signature.length !== SIGNATURE_BYTES || !verify(null, Buffer.from(token.slice(0, end), 'latin1'), key, signature)) return null;
    return Buffer.from(token.slice(header.length + 1, end), 'base64url').toString();
  }
}

const headerOf = (token: string): string => token.slice(0, Math.max(0, token.indexOf('.')));
