/** What a token with a good signature says. */
export interface VerifiedToken<Claims, Asking> {
  /** Looked at again with each request: time goes on, and tokens are revoked. */
  readonly claims: Claims;
  /** Who it speaks of. The same object for every request, so nobody may change it. */
  readonly asking: Asking;
}

/** Of those who ask within some minutes; about a kilobyte each, 4 MB in all. */
const AT_MOST = 4_096;
/** Identity's own have some five hundred characters. */
const LONGEST = 2_048;

/**
 * Tokens whose signature was found to be good, so that what a client sends again and again for ten minutes is checked once. Found by the whole
 * text: another character is another token, a digest would cost more than to compare, and who reads this process's memory finds tokens in it
 * anyway. Only identity can make one that gets in here, so nobody else can fill it. What is known is known of the keys at hand: with others it begins anew.
 */
export class VerifiedTokens<Claims, Asking> {
  /** When `recent` is half of what is allowed, what only `before` has is forgotten: what is found costs no reordering. */
  private recent = new Map<string, VerifiedToken<Claims, Asking>>();
  private before = new Map<string, VerifiedToken<Claims, Asking>>();
  private since: number | undefined;

  constructor(private readonly atMost = AT_MOST) {}

  /** @param since when the keys at hand were fetched; undefined when they are to be fetched again */
  find(token: string, since: number | undefined): VerifiedToken<Claims, Asking> | undefined {
    if (since === undefined || since !== this.since) return undefined;
    const known = this.recent.get(token);
    if (known) return known;
    const older = this.before.get(token);
    if (older) this.keep(token, older);
    return older;
  }

  /** @param since when the keys were fetched with which its signature was checked */
  remember(token: string, verified: VerifiedToken<Claims, Asking>, since: number | undefined): void {
    if (since === undefined || token.length > LONGEST) return;
    if (since !== this.since) {
      this.recent = new Map();
      this.before = new Map();
      this.since = since;
    }
    this.keep(token, verified);
  }

  get size(): number {
    return this.recent.size + this.before.size;
  }

  private keep(token: string, verified: VerifiedToken<Claims, Asking>): void {
    if (this.recent.size >= this.atMost / 2) {
      this.before = this.recent;
      this.recent = new Map();
    }
    this.recent.set(token, verified);
  }
}
