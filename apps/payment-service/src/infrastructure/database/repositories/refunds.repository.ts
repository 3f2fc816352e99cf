import type { Executor } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { and, asc, eq } from 'drizzle-orm';
import { refunds } from '../schemas/refunds.schema.js';

export type Refund = typeof refunds.$inferSelect;

@Injectable()
export class RefundsRepository {
  /** @throws the database's refusal when more than the payment's amount would be given back, also when asked at the same time */
  async insert(db: Executor, refund: typeof refunds.$inferInsert): Promise<Refund> {
    const [row] = await db.insert(refunds).values(refund).returning();
    if (!row) throw new Error(`refund ${refund.id} was not stored`);
    return row;
  }

  async findByPayment(db: Executor, paymentId: string): Promise<Refund[]> {
    return db.select().from(refunds).where(eq(refunds.paymentId, paymentId)).orderBy(asc(refunds.id));
  }

  /** Ends a pending refund. @returns false when it was not pending: a report that comes twice changes nothing. */
  async settle(db: Executor, id: string, outcome: Pick<Refund, 'status' | 'stripeRefundId'>, now: Date): Promise<boolean> {
    const settled = await db
      .update(refunds)
      .set({ ...outcome, updatedAt: now })
      .where(and(eq(refunds.id, id), eq(refunds.status, 'pending')))
      .returning({ id: refunds.id });
    return settled.length === 1;
  }
}
