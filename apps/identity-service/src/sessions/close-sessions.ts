import { Inject, Injectable } from '@nestjs/common';
import { identitySessionEndedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { lastTokenExpires, RevocationStore } from '@edtech/service-host';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import type { SessionEnding } from './session.rules.js';

/**
 * The one way in which sessions, and what their tokens said before a step-up, end before their time: in one transaction the row, what this service checks tokens
 * against, and the event by which the others stop believing the session's tokens.
 */
@Injectable()
export class CloseSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: UserSessionsRepository,
    private readonly revocations: RevocationStore,
  ) {}

  /** One of this user's. `none` when the user has no such session, `over` when it has ended already: it stays as it ended. */
  async one(scope: Scope, userId: string, sessionId: string, reason: SessionEnding): Promise<'ended' | 'over' | 'none'> {
    const endedAt = this.clock.now();
    const outcome = await this.sessions.markEnded(scope.tx, userId, sessionId, reason, endedAt);
    if (outcome === 'ended') await this.tell(scope, userId, [sessionId], reason, endedAt);
    return outcome;
  }

  /** Every living one of this user's, but for one when it is named. Resolves to how many there were. */
  async all(scope: Scope, userId: string, reason: SessionEnding, exceptSessionId?: string): Promise<number> {
    const endedAt = this.clock.now();
    const ended = await this.sessions.markAllEnded(scope.tx, userId, reason, endedAt, exceptSessionId);
    await this.tell(scope, userId, ended, reason, endedAt);
    return ended.length;
  }

  /** Tokens of this session from before its user has shown once more who they are. The session and its refresh tokens go on. */
  async authentication(scope: Scope, userId: string, authenticationId: string): Promise<void> {
    await this.tell(scope, userId, [authenticationId], 'stepped_up', this.clock.now());
  }

  /** Has tokens refused that carry these `sid`s or `aid`s. @param ownerId a user's, or a service account's, whose secrets have a `sid` each */
  async tell({ tx, publish }: Scope, ownerId: string, sessionIds: readonly string[], reason: SessionEnding | 'stepped_up', endedAt: Date): Promise<void> {
    // Ids as Postgres writes them, whatever case they were asked for in.
    const ids = sessionIds.map((id) => id.toLowerCase());
    await this.revocations.record(tx, ids.map((id) => ({ kind: 'session', id, changedAt: endedAt, expiresAt: lastTokenExpires(endedAt) })));
    for (const sessionId of ids) {
      await publish(identitySessionEndedV1, { sequence: 1, data: { sessionId, userId: ownerId, reason, endedAt: endedAt.toISOString() } });
    }
  }
}
