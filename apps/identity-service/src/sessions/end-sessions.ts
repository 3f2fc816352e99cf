import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { UnitOfWork } from '@edtech/messaging';
import { validate as isUuid } from 'uuid';
import { CloseSessions } from './close-sessions.js';
import { sessionNotFound } from './sessions.errors.js';

/** The ways in which users end sessions of their own. An access token that is still out is refused within seconds. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly close: CloseSessions,
  ) {}

  /** The session that asks, or all of the user's. Doing it twice is fine. */
  async signOut({ userId, sessionId }: CurrentUser, everywhere: boolean): Promise<void> {
    await this.unitOfWork.run(async (scope) => {
      if (everywhere) await this.close.all(scope, userId, 'signed_out');
      else await this.close.one(scope, userId, sessionId, 'signed_out');
    });
  }

  /** @throws SESSION_NOT_FOUND also when the session is someone else's */
  async revoke(userId: string, sessionId: string): Promise<void> {
    const found = isUuid(sessionId) && (await this.unitOfWork.run((scope) => this.close.one(scope, userId, sessionId, 'revoked')));
    if (!found) throw sessionNotFound();
  }
}
