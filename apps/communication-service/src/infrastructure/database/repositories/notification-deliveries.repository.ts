import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { notificationDeliveries as deliveries } from '../schemas/index.js';

export type DeliveryRow = typeof deliveries.$inferSelect;

/** How an attempt ended. */
export type DeliveryOutcome =
  | { readonly status: 'sent' | 'skipped'; readonly at: Date }
  | { readonly status: 'failed'; readonly at: Date; readonly error: string }
  | { readonly status: 'pending'; readonly nextAttemptAt: Date; readonly error: string };

@Injectable()
export class NotificationDeliveriesRepository {
  async add(executor: Executor, rows: readonly (typeof deliveries.$inferInsert)[]): Promise<void> {
    if (rows.length > 0) await executor.insert(deliveries).values([...rows]);
  }

  /** Takes what is due into one worker's hands: another worker passes over it until the claim runs out. */
  claim(executor: Executor, { now, claimedUntil, limit }: { now: Date; claimedUntil: Date; limit: number }): Promise<DeliveryRow[]> {
    const isDue = and(
      eq(deliveries.status, 'pending'),
      lte(deliveries.nextAttemptAt, now),
      or(isNull(deliveries.claimedUntil), lte(deliveries.claimedUntil, now)),
    );
    const due = executor
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(isDue)
      .orderBy(asc(deliveries.nextAttemptAt))
      .limit(limit)
      .for('update', { skipLocked: true });
    return executor
      .update(deliveries)
      .set({ claimedUntil, attempts: sql`${deliveries.attempts} + 1` })
      .where(inArray(deliveries.id, due))
      .returning();
  }

  /**
   * Writes down how a claimed attempt ended. What was sent was sent, also when the claim has run out meanwhile;
   * anything else is then for whoever has the claim now to tell.
   */
  async settle(executor: Executor, { id, attempts }: Pick<DeliveryRow, 'id' | 'attempts'>, outcome: DeliveryOutcome): Promise<void> {
    const isOurs = outcome.status === 'sent' ? undefined : eq(deliveries.attempts, attempts);
    const change =
      outcome.status === 'pending'
        ? { nextAttemptAt: outcome.nextAttemptAt, lastError: outcome.error }
        : { settledAt: outcome.at, lastError: 'error' in outcome ? outcome.error : null };
    await executor
      .update(deliveries)
      .set({ status: outcome.status, claimedUntil: null, ...change })
      .where(and(eq(deliveries.id, id), eq(deliveries.status, 'pending'), isOurs));
  }
}
