import { Injectable } from '@nestjs/common';
import { eq, inArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Executor, Transaction } from '@edtech/drizzle';
import { completedLessons, userMetrics } from '../schemas/index.js';

/** One of the metrics of a user, newly worked out. */
export type MetricsChange = Partial<
  Pick<typeof userMetrics.$inferInsert, 'totalSpentMinor' | 'totalSpentCurrency' | 'avgRating' | 'bayesianRating'>
>;

@Injectable()
export class UserMetricsRepository {
  /**
   * Locks the users' rows until the transaction ends, making those that are missing. Whoever recomputes a metric
   * locks first and reads afterwards: of two transactions that each add a fact, the later one then sees both.
   * Always in the order of the ids, so that two of them cannot wait for each other.
   */
  async lock(tx: Transaction, userIds: readonly string[]): Promise<void> {
    const inOrder = [...new Set(userIds)].sort();
    await tx
      .insert(userMetrics)
      .values(inOrder.map((userId) => ({ id: v7(), userId })))
      .onConflictDoUpdate({ target: userMetrics.userId, set: { updatedAt: sql`excluded.updated_at` } });
  }

  /** Counts the users' completed lessons afresh, given and taken. Their rows must be locked. */
  async recountLessons(executor: Executor, userIds: readonly string[]): Promise<void> {
    const own = sql`${userMetrics}.user_id`;
    await executor
      .update(userMetrics)
      .set({
        lessonCount: sql`(select count(*) from ${completedLessons} where tutor_user_id = ${own})
          + (select count(*) from ${completedLessons} where student_user_id = ${own} and tutor_user_id <> ${own})`,
      })
      .where(inArray(userMetrics.userId, [...userIds]));
  }

  /** Stores what was worked out. The row must be locked. */
  async set(executor: Executor, userId: string, change: MetricsChange): Promise<void> {
    await executor.update(userMetrics).set(change).where(eq(userMetrics.userId, userId));
  }
}
