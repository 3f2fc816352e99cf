import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { pendingSignUps } from '../schemas/index.js';

export type PendingSignUp = typeof pendingSignUps.$inferSelect;

@Injectable()
export class PendingSignUpsRepository {
  async insert(executor: Executor, pending: PendingSignUp): Promise<void> {
    await executor.insert(pendingSignUps).values(pending);
  }

  async findById(executor: Executor, id: string): Promise<PendingSignUp | undefined> {
    const [found] = await executor.select().from(pendingSignUps).where(eq(pendingSignUps.id, id));
    return found;
  }

  /**
   * The one with this token, held together with all others for its address, always in the same order: of two who come at
   * once with links for one address, the second waits, and then finds nothing.
   */
  async findAndHold(executor: Executor, tokenHash: string): Promise<PendingSignUp | undefined> {
    const [presented] = await executor.select().from(pendingSignUps).where(eq(pendingSignUps.token, tokenHash));
    if (!presented) return undefined;
    const held = await executor
      .select()
      .from(pendingSignUps)
      .where(sql`lower(${pendingSignUps.email}) = lower(${presented.email})`)
      .orderBy(asc(pendingSignUps.id))
      .for('update');
    return held.find(({ id }) => id === presented.id);
  }

  /** All that ask for this address, in whatever case it is written. */
  async deleteOf(executor: Executor, email: string): Promise<void> {
    await executor.delete(pendingSignUps).where(sql`lower(${pendingSignUps.email}) = lower(${email})`);
  }

  /** Removes up to `limit` that expired at `now` or before. Returns how many. */
  async deleteExpired(executor: Executor, now: Date, limit: number): Promise<number> {
    const expired = executor
      .select({ id: pendingSignUps.id })
      .from(pendingSignUps)
      .where(lte(pendingSignUps.expiresAt, now))
      .limit(limit)
      .for('update', { skipLocked: true });
    const deleted = await executor.delete(pendingSignUps).where(inArray(pendingSignUps.id, expired)).returning({ id: pendingSignUps.id });
    return deleted.length;
  }
}
