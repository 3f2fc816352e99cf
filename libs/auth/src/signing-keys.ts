import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { Fetch } from './fetch.js';

/** An unknown key id makes us ask identity again, but no more often than this: attackers invent key ids. */
const COOLDOWN_MS = 5_000;
/** Keys of this age are asked for again while those at hand go on being used. */
const REFRESH_MS = 300_000;
/** A key that identity withdraws is believed this much longer at most, as long as identity answers. */
const STALE_MS = 600_000;
/** Without an answer the keys at hand stay good for this long: all tokens that identity has signed have expired by then. */
const LAST_RESORT_MS = 1_800_000;
const TIMEOUT_MS = 5_000;

/**
 * The keys that identity publishes: fetched when first needed, again in the background before they grow old, and when
 * an unknown one turns up. That identity is away for a moment, as when it starts again with other keys, fails nobody's request.
 */
export class SigningKeys {
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private loadedAt: number | undefined;
  private triedAt = 0;

  constructor(jwksUrl: string, fetch?: Fetch) {
    this.remote = createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: COOLDOWN_MS, cacheMaxAge: Infinity, timeoutDuration: TIMEOUT_MS, ...(fetch && { [customFetch]: fetch }) });
  }

  /** As jose asks for the key of a token. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    await this.keepFresh();
    const key = await this.remote(header, token);
    this.loadedAt ??= Date.now();
    return key;
  };

  /** When the keys at hand were fetched; undefined when they are to be asked for again. */
  get freshSince(): number | undefined {
    return this.loadedAt !== undefined && Date.now() - this.loadedAt < REFRESH_MS ? this.loadedAt : undefined;
  }

  /** When the keys at hand were fetched, however long ago; undefined before the first time. */
  get fetchedAt(): number | undefined {
    return this.loadedAt;
  }

  private async keepFresh(): Promise<void> {
    if (this.loadedAt === undefined) return;
    const age = Date.now() - this.loadedAt;
    if (age < REFRESH_MS) return;
    const reload = Date.now() - this.triedAt < COOLDOWN_MS ? undefined : this.reload();
    // While identity does not answer, the keys that are known are believed, up to the last resort.
    if (age < STALE_MS) return void reload?.catch(() => undefined);
    if (age < LAST_RESORT_MS) await reload?.catch(() => undefined);
    else await (reload ?? this.reload());
  }

  private async reload(): Promise<void> {
    this.triedAt = Date.now();
    await this.remote.reload();
    this.loadedAt = Date.now();
  }
}
