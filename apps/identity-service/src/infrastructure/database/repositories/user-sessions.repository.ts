import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, arrayContains, eq, inArray, isNull, lte, ne, not, sql } from 'drizzle-orm';
import type { AuthenticationMethod, Session, SessionEnding } from '../../../sessions/session.rules.js';
import { userSessions } from '../schemas/index.js';

@Injectable()
export class UserSessionsRepository {
  async insert(executor: Executor, session: Omit<Session, 'endedAt'>): Promise<void> {
    await executor.insert(userSessions).values(session);
  }

  /** Refreshes of one session wait for each other here. */
  async findForUpdate(executor: Executor, sessionId: string): Promise<Session | undefined> {
    const [found] = await executor.select().from(userSessions).where(eq(userSessions.sessionId, sessionId)).for('no key update');
    return found;
  }

  async prolong(executor: Executor, sessionId: string, times: Pick<Session, 'lastSeenAt' | 'expiresAt'>): Promise<void> {
    await executor.update(userSessions).set(times).where(eq(userSessions.sessionId, sessionId));
  }

  /** The user has shown once more who they are. */
  async renewAuthentication(executor: Executor, sessionId: string, authentication: Pick<Session, 'authenticationId' | 'authenticatedAt' | 'methods'>): Promise<void> {
    await executor.update(userSessions).set(authentication).where(eq(userSessions.sessionId, sessionId));
  }

  /** The user has shown one method more; when they last showed who they are stays what it is. */
  async addMethod(executor: Executor, sessionId: string, method: AuthenticationMethod): Promise<void> {
    await executor
      .update(userSessions)
      .set({ methods: sql`array_append(${userSessions.methods}, ${method}::text)` })
      .where(and(eq(userSessions.sessionId, sessionId), not(arrayContains(userSessions.methods, [method]))));
  }

  /**
   * Ends a session of this user. One that has ended already stays as it ended; `none` when the user has no such
   * session. For CloseSessions, which tells the others of it.
   */
  async markEnded(executor: Executor, userId: string, sessionId: string, endedBecause: SessionEnding, endedAt: Date): Promise<'ended' | 'over' | 'none'> {
    const own = and(eq(userSessions.sessionId, sessionId), eq(userSessions.userId, userId));
    const ended = await executor
      .update(userSessions)
      .set({ endedAt, endedBecause })
      .where(and(own, isNull(userSessions.endedAt)))
      .returning({ sessionId: userSessions.sessionId });
    if (ended.length > 0) return 'ended';
    return (await executor.$count(userSessions, own)) > 0 ? 'over' : 'none';
  }

  /** Ends every living session of a user, but for one when it is named. Returns those that it ended. For CloseSessions, which tells the others of it. */
  async markAllEnded(executor: Executor, userId: string, endedBecause: SessionEnding, endedAt: Date, exceptSessionId?: string): Promise<string[]> {
    const ended = await executor
      .update(userSessions)
      .set({ endedAt, endedBecause })
      .where(
        and(
          eq(userSessions.userId, userId),
          isNull(userSessions.endedAt),
          exceptSessionId === undefined ? undefined : ne(userSessions.sessionId, exceptSessionId),
        ),
      )
      .returning({ sessionId: userSessions.sessionId });
    return ended.map(({ sessionId }) => sessionId);
  }

  /** Removes up to `limit` sessions, and with them their tokens, that expired at `now` or before. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ sessionId: userSessions.sessionId })
      .from(userSessions)
      .where(lte(userSessions.expiresAt, now))
      .limit(limit)
      // Another replica sweeps too, and a session may be in use at its last moment.
      .for('update', { skipLocked: true });
    const deleted = await executor
      .delete(userSessions)
      .where(inArray(userSessions.sessionId, expired))
      .returning({ sessionId: userSessions.sessionId });
    return deleted.length;
  }
}
