import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { MailJob } from '../../../mail/mail-job.rules.js';
import { mailJobs } from '../schemas/index.js';

@Injectable()
export class MailJobsRepository {
  /** Due at once. */
  async insert(executor: Executor, job: Omit<MailJob, 'attempts'>): Promise<void> {
    await executor.insert(mailJobs).values({ ...job, nextAttemptAt: job.createdAt });
  }

  /** Takes what is due into one worker's hands: another worker passes over it until the claim runs out. */
  claim(executor: Executor, { now, claimedUntil, limit }: { now: Date; claimedUntil: Date; limit: number }): Promise<MailJob[]> {
    const due = executor
      .select({ id: mailJobs.id })
      .from(mailJobs)
      .where(and(lte(mailJobs.nextAttemptAt, now), or(isNull(mailJobs.claimedUntil), lte(mailJobs.claimedUntil, now))))
      .orderBy(asc(mailJobs.nextAttemptAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    return executor
      .update(mailJobs)
      .set({ claimedUntil, attempts: sql`${mailJobs.attempts} + 1` })
      .where(inArray(mailJobs.id, due))
      .returning();
  }

  /** Nothing is to be done for it any more. */
  async delete(executor: Executor, id: string): Promise<void> {
    await executor.delete(mailJobs).where(eq(mailJobs.id, id));
  }

  /** Only while the claim is still this worker's. */
  async postpone(executor: Executor, { id, attempts }: Pick<MailJob, 'id' | 'attempts'>, nextAttemptAt: Date, lastError: string): Promise<void> {
    await executor
      .update(mailJobs)
      .set({ nextAttemptAt, lastError, claimedUntil: null })
      .where(and(eq(mailJobs.id, id), eq(mailJobs.attempts, attempts)));
  }
}
