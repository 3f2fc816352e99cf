import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { eq, inArray, lte } from 'drizzle-orm';
import { signInChallenges } from '../schemas/index.js';

export type StoredSignInChallenge = typeof signInChallenges.$inferSelect;

@Injectable()
export class SignInChallengesRepository {
  async insert(executor: Executor, challenge: Omit<StoredSignInChallenge, 'failures'>): Promise<void> {
    await executor.insert(signInChallenges).values(challenge);
  }

  async findByHash(executor: Executor, challengeHash: string): Promise<StoredSignInChallenge | undefined> {
    const [found] = await executor.select().from(signInChallenges).where(eq(signInChallenges.challengeHash, challengeHash));
    return found;
  }

  /** Answers to one challenge wait for each other here. */
  async findForUpdate(executor: Executor, challengeHash: string): Promise<StoredSignInChallenge | undefined> {
    const [found] = await executor.select().from(signInChallenges).where(eq(signInChallenges.challengeHash, challengeHash)).for('no key update');
    return found;
  }

  async countFailure(executor: Executor, { challengeHash, failures }: Pick<StoredSignInChallenge, 'challengeHash' | 'failures'>): Promise<void> {
    await executor
      .update(signInChallenges)
      .set({ failures: failures + 1 })
      .where(eq(signInChallenges.challengeHash, challengeHash));
  }

  async delete(executor: Executor, challengeHash: string): Promise<void> {
    await executor.delete(signInChallenges).where(eq(signInChallenges.challengeHash, challengeHash));
  }

  /** Removes up to `limit` that expired at `now` or before. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ challengeHash: signInChallenges.challengeHash })
      .from(signInChallenges)
      .where(lte(signInChallenges.expiresAt, now))
      .limit(limit)
      .for('update', { skipLocked: true });
    const deleted = await executor
      .delete(signInChallenges)
      .where(inArray(signInChallenges.challengeHash, expired))
      .returning({ challengeHash: signInChallenges.challengeHash });
    return deleted.length;
  }
}
