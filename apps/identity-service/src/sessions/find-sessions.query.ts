import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { userSessions } from '../infrastructure/database/schemas/index.js';
import type { Session } from './session.rules.js';

/** More devices than anyone has; the oldest beyond it are not shown. */
const MOST = 100;

@Injectable()
export class FindSessions {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A user's living sessions, the one last used first. */
  livingOf(userId: string): Promise<Session[]> {
    return this.db
      .select()
      .from(userSessions)
      .where(and(eq(userSessions.userId, userId), isNull(userSessions.endedAt), gt(userSessions.expiresAt, this.clock.now())))
      .orderBy(desc(userSessions.lastSeenAt), desc(userSessions.sessionId))
      .limit(MOST);
  }
}
