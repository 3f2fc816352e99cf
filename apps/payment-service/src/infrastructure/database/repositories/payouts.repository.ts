import type { Executor } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { payouts } from '../schemas/payouts.schema.js';

export type Payout = typeof payouts.$inferSelect;

@Injectable()
export class PayoutsRepository {
  /** @returns undefined when the tutor has a payout for this period and currency already */
  async insertOnce(db: Executor, payout: typeof payouts.$inferInsert): Promise<Payout | undefined> {
    const [row] = await db
      .insert(payouts)
      .values(payout)
      .onConflictDoNothing({ target: [payouts.tutorUserId, payouts.period, payouts.currency] })
      .returning();
    return row;
  }

  async findByTutor(db: Executor, tutorUserId: string): Promise<Payout[]> {
    return db.select().from(payouts).where(eq(payouts.tutorUserId, tutorUserId)).orderBy(desc(payouts.id));
  }

  /** The provider's id is set once. @returns false when there was one. */
  async setStripePayoutId(db: Executor, id: string, stripePayoutId: string, now: Date): Promise<boolean> {
    const updated = await db
      .update(payouts)
      .set({ stripePayoutId, updatedAt: now })
      .where(and(eq(payouts.id, id), isNull(payouts.stripePayoutId)))
      .returning({ id: payouts.id });
    return updated.length === 1;
  }
}
