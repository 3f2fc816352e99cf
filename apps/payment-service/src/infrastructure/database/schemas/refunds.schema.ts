import { sql } from 'drizzle-orm';
import { check, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';
import { payments } from './payments.schema.js';

export type RefundReason = 'cancelled_by_student' | 'cancelled_by_tutor' | 'tutor_absent' | 'quality' | 'duplicate' | 'other';
export type RefundStatus = 'pending' | 'succeeded' | 'failed';

/** Money given back. A trigger keeps what is pending or succeeded within the payment's amount, whoever asks at once. */
export const refunds = paymentSchema.table(
  'refunds',
  {
    id: uuid('id').primaryKey(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
    reason: text('reason').$type<RefundReason>().notNull(),
    /** In somebody's own words. */
    reasonText: text('reason_text'),
    status: text('status').$type<RefundStatus>().notNull(),
    stripeRefundId: text('stripe_refund_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('refunds_amount_positive', sql`${t.amountMinor} > 0`),
    check('refunds_reason_known', sql`${t.reason} IN ('cancelled_by_student', 'cancelled_by_tutor', 'tutor_absent', 'quality', 'duplicate', 'other')`),
    check('refunds_status_known', sql`${t.status} IN ('pending', 'succeeded', 'failed')`),
    unique('refunds_stripe_refund_id').on(t.stripeRefundId),
    index('refunds_payment_idx').on(t.paymentId),
  ],
);
