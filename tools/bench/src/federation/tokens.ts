import { generateKeyPairSync, randomUUID, sign, type JsonWebKey, type KeyObject } from 'node:crypto';

const HOUR_S = 3_600;
/** So many people ask. Where there are more tokens, each has several sessions, as people have. */
export const PEOPLE = 1_000;

/** Signs access tokens as identity does, with a key of its own. */
export class BenchTokens {
  private constructor(
    private readonly keyId: string,
    private readonly privateKey: KeyObject,
    /** What is published of the key. */
    readonly publicJwk: JsonWebKey & { readonly kid: string },
  ) {}

  static create(): BenchTokens {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const keyId = randomUUID();
    return new BenchTokens(keyId, privateKey, { ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'EdDSA', use: 'sig' });
  }

  /** Different tokens, each good for an hour. */
  sign(count: number): string[] {
    const now = Math.floor(Date.now() / 1_000);
    const head = encode({ alg: 'EdDSA', kid: this.keyId, typ: 'at+jwt' });
    return Array.from({ length: count }, (_, n) => {
      const claims = { iss: 'edtech-identity', aud: 'edtech-platform', sub: personOf(n), sid: randomUUID(), role: 'student', iat: now, exp: now + HOUR_S, jti: randomUUID(), auth_time: now, amr: ['pwd'] };
      const signed = `${head}.${encode(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), this.privateKey).toString('base64url')}`;
    });
  }
}

const personOf = (n: number): string => `01990000-0000-7000-8000-${String(n % PEOPLE).padStart(12, '0')}`;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
