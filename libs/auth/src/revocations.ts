/** How long an access token is good for. What is revoked need not be remembered any longer. */
export const ACCESS_TOKEN_LIFE_MS = 600_000;

/** What a token says of itself that revocations are about. */
export interface TokenFacts {
  readonly userId: string;
  readonly sessionId: string;
  /** Which of the session's authentications it is from. */
  readonly authenticationId?: string | undefined;
  readonly role: string;
  readonly issuedAt: Date;
}

/** Knows which tokens are not to be believed any more, though they have not expired. */
export interface Revocations {
  refuses(token: TokenFacts): boolean;
}

/** Provide one to let a TokenVerifier ask it. */
export const REVOCATIONS = Symbol('REVOCATIONS');

/** A session that was ended, or an authentication that another one has replaced: no token that names it is believed. */
export interface EndedSession {
  /** Of the session, or of the authentication. */
  readonly sessionId: string;
  /** From then on all its tokens have expired anyway. */
  readonly until: Date;
}

/** An account as it stands after a change: tokens from before it are believed only as far as they agree with it. */
export interface ChangedAccount {
  readonly userId: string;
  readonly role: string;
  readonly active: boolean;
  readonly changedAt: Date;
  /** The account's version: an older one never replaces a newer one. */
  readonly version: number;
  readonly until: Date;
}

export interface RevocationEntries {
  readonly sessions: readonly EndedSession[];
  readonly accounts: readonly ChangedAccount[];
}

/**
 * Revocations in memory, for as long as the tokens they are about could live. Asking costs three look-ups; it holds no
 * more than what was revoked within the life of an access token.
 */
export class RevocationList implements Revocations {
  private readonly sessions = new Map<string, number>();
  private readonly accounts = new Map<string, ChangedAccount>();

  refuses({ userId, sessionId, authenticationId, role, issuedAt }: TokenFacts): boolean {
    if (this.sessions.has(sessionId) || (authenticationId !== undefined && this.sessions.has(authenticationId))) return true;
    const account = this.accounts.get(userId);
    // Tokens say when they were issued in whole seconds. One from after the change was signed by whoever knew of it.
    if (!account || issuedAt.getTime() > account.changedAt.getTime()) return false;
    return !account.active || account.role !== role;
  }

  /** Adds what is new; what is known already changes nothing. */
  add({ sessions, accounts }: RevocationEntries): void {
    for (const { sessionId, until } of sessions) this.sessions.set(sessionId, until.getTime());
    for (const account of accounts) {
      const known = this.accounts.get(account.userId);
      if (!known || known.version < account.version) this.accounts.set(account.userId, account);
    }
  }

  /** Forgets what is about expired tokens only. */
  forget(now: Date): void {
    for (const [sessionId, until] of this.sessions) if (until <= now.getTime()) this.sessions.delete(sessionId);
    for (const [userId, { until }] of this.accounts) if (until <= now) this.accounts.delete(userId);
  }

  get size(): number {
    return this.sessions.size + this.accounts.size;
  }
}
