import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account } from '../accounts/account.rules.js';
import { AuthTokensRepository } from '../infrastructure/database/repositories/auth-tokens.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { hashToken } from '../tokens/auth-token.js';
import { CloseSessions } from './close-sessions.js';
import { OpenSession, type OpenedSession } from './open-session.js';
import { decideRefresh } from './refresh.rules.js';
import { sessionExpiry } from './session.rules.js';
import { refreshTokenInvalid, sessionEnded } from './sessions.errors.js';

export interface RefreshedSession {
  account: Account;
  session: OpenedSession;
}

/** Exchanges a refresh token for its successor. */
@Injectable()
export class RefreshSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly sessions: UserSessionsRepository,
    private readonly tokens: AuthTokensRepository,
    private readonly openSession: OpenSession,
    private readonly close: CloseSessions,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws REFRESH_TOKEN_INVALID, SESSION_ENDED */
  async run(refreshToken: string): Promise<RefreshedSession> {
    const hash = hashToken(refreshToken);
    const refreshed = await this.unitOfWork.run((scope) => this.exchange(scope, hash));
    // Thrown outside, because the end of a family whose token was reused has to be committed.
    if (!refreshed) throw sessionEnded();
    return refreshed;
  }

  /** Undefined when the session is over, or ends here. */
  private async exchange(scope: Scope, hash: string): Promise<RefreshedSession | undefined> {
    const { tx } = scope;
    const presented = await this.tokens.findByHash(tx, hash);
    if (!presented || presented.type !== 'refresh' || presented.familyId === null) throw refreshTokenInvalid();

    // Account, then session: the order in which a suspension takes them too.
    const account = await this.users.findAndHold(tx, presented.userId);
    const session = await this.sessions.findForUpdate(tx, presented.familyId);
    // Read again: whoever held the session until now may have used the token.
    const token = await this.tokens.findByHash(tx, hash);
    if (!account || !session || !token) return undefined;

    const now = this.clock.now();
    const decision = decideRefresh(token, session, account.status, now);
    if (decision === 'reused') {
      await this.close.one(scope, account.id, session.sessionId, 'token_reused');
      await this.trail.record(tx, account.id, 'refresh_token_reused', { sessionId: session.sessionId });
    }
    if (decision !== 'rotate') return undefined;

    const prolonged = { ...session, lastSeenAt: now, expiresAt: sessionExpiry(session.createdAt, now) };
    await this.sessions.prolong(tx, session.sessionId, prolonged);
    await this.tokens.markUsed(tx, token.id, now);
    return { account, session: await this.openSession.handOut({ tx }, prolonged, now) };
  }
}
