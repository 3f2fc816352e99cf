import { Inject, Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { validate as isUuid } from 'uuid';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { sessionNotFound } from './sessions.errors.js';

/** The ways in which users end sessions of their own. An access token that is still out lives for its last minutes. */
@Injectable()
export class EndSessions {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly sessions: UserSessionsRepository,
  ) {}

  /** The session that asks, or all of the user's. Doing it twice is fine. */
  async signOut({ userId, sessionId }: CurrentUser, everywhere: boolean): Promise<void> {
    if (everywhere) await this.sessions.endAll(this.db, userId, 'signed_out', this.clock.now());
    else await this.sessions.end(this.db, userId, sessionId, 'signed_out', this.clock.now());
  }

  /** @throws SESSION_NOT_FOUND also when the session is someone else's */
  async revoke(userId: string, sessionId: string): Promise<void> {
    const found = isUuid(sessionId) && (await this.sessions.end(this.db, userId, sessionId, 'revoked', this.clock.now()));
    if (!found) throw sessionNotFound();
  }
}
