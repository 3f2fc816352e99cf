import { sql } from 'drizzle-orm';
import { check, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';

export type PayoutStatus = 'pending' | 'paid' | 'failed';

/** What a tutor is paid for one period in one currency. */
export const payouts = paymentSchema.table(
  'payouts',
  {
    id: uuid('id').primaryKey(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
    /** A calendar month, UTC: `2026-11`. */
    period: text('period').notNull(),
    status: text('status').$type<PayoutStatus>().notNull(),
    stripePayoutId: text('stripe_payout_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('payouts_amount_positive', sql`${t.amountMinor} > 0`),
    check('payouts_period_is_a_month', sql`${t.period} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
    check('payouts_status_known', sql`${t.status} IN ('pending', 'paid', 'failed')`),
    // Running a period again pays nobody twice.
    unique('payouts_once_per_period').on(t.tutorUserId, t.period, t.currency),
    unique('payouts_stripe_payout_id').on(t.stripePayoutId),
    index('payouts_tutor_idx').on(t.tutorUserId, t.id),
  ],
);
