import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { inArray, lte } from 'drizzle-orm';
import { usedChallenges } from '../schemas/index.js';

@Injectable()
export class UsedChallengesRepository {
  /** False when it was used before: of two uses at once, the second waits for the first. */
  async useOnce(executor: Executor, challengeHash: string, expiresAt: Date): Promise<boolean> {
    const used = await executor.insert(usedChallenges).values({ challengeHash, expiresAt }).onConflictDoNothing().returning();
    return used.length > 0;
  }

  /** Removes up to `limit` that expired at `now` or before. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ challengeHash: usedChallenges.challengeHash })
      .from(usedChallenges)
      .where(lte(usedChallenges.expiresAt, now))
      .limit(limit)
      .for('update', { skipLocked: true });
    const deleted = await executor.delete(usedChallenges).where(inArray(usedChallenges.challengeHash, expired)).returning();
    return deleted.length;
  }
}
