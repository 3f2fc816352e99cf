import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { StoredToken } from '../../../tokens/auth-token.js';
import { authTokens } from '../schemas/index.js';

@Injectable()
export class AuthTokensRepository {
  async insert(executor: Executor, token: Omit<StoredToken, 'usedAt'>): Promise<void> {
    await executor.insert(authTokens).values(token);
  }

  /** Leaves it as it is when it is there already. */
  async insertOnce(executor: Executor, token: Omit<StoredToken, 'usedAt'>): Promise<void> {
    await executor.insert(authTokens).values(token).onConflictDoNothing({ target: authTokens.id });
  }

  async findById(executor: Executor, id: string): Promise<StoredToken | undefined> {
    const [found] = await executor.select().from(authTokens).where(eq(authTokens.id, id));
    return found;
  }

  async findByHash(executor: Executor, hash: string): Promise<StoredToken | undefined> {
    const [found] = await executor.select().from(authTokens).where(eq(authTokens.token, hash));
    return found;
  }

  /** The first use counts: a second within the grace does not prolong it. */
  async markUsed(executor: Executor, id: string, usedAt: Date): Promise<void> {
    await executor
      .update(authTokens)
      .set({ usedAt })
      .where(and(eq(authTokens.id, id), isNull(authTokens.usedAt)));
  }

  /** Links for a new password that were mailed and not used yet: what they were asked for has happened, or their mailbox is another one now. */
  async endPasswordResets(executor: Executor, userId: string, usedAt: Date): Promise<void> {
    await executor
      .update(authTokens)
      .set({ usedAt })
      .where(and(eq(authTokens.userId, userId), eq(authTokens.type, 'password_reset'), isNull(authTokens.usedAt)));
  }

  /** Removes up to `limit` tokens that expired at `now` or before. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ id: authTokens.id })
      .from(authTokens)
      .where(lte(authTokens.expiresAt, now))
      .limit(limit)
      .for('update', { skipLocked: true });
    const deleted = await executor.delete(authTokens).where(inArray(authTokens.id, expired)).returning({ id: authTokens.id });
    return deleted.length;
  }
}
