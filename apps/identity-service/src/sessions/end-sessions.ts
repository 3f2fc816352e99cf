import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { UnitOfWork } from '@edtech/messaging';
import { validate as isUuid } from 'uuid';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CloseSessions } from './close-sessions.js';
import { sessionNotFound } from './sessions.errors.js';

/** The ways in which users end sessions of their own. An access token that is still out is refused within seconds. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly close: CloseSessions,
    private readonly trail: SecurityTrail,
  ) {}

  /** The session that asks, or all of the user's. Doing it twice is fine. */
  async signOut({ userId, sessionId }: CurrentUser, everywhere: boolean): Promise<void> {
    await this.unitOfWork.run(async (scope) => {
      const hasEnded = everywhere ? (await this.close.all(scope, userId, 'signed_out')) > 0 : (await this.close.one(scope, userId, sessionId, 'signed_out')) === 'ended';
      if (hasEnded) await this.trail.record(scope.tx, userId, everywhere ? 'signed_out_everywhere' : 'signed_out', { sessionId });
    });
  }

  /** @throws SESSION_NOT_FOUND also when the session is someone else's */
  async revoke(userId: string, sessionId: string): Promise<void> {
    if (!isUuid(sessionId)) throw sessionNotFound();
    const outcome = await this.unitOfWork.run(async (scope) => {
      const ended = await this.close.one(scope, userId, sessionId, 'revoked');
      if (ended === 'ended') await this.trail.record(scope.tx, userId, 'session_revoked', { sessionId });
      return ended;
    });
    if (outcome === 'none') throw sessionNotFound();
  }
}
