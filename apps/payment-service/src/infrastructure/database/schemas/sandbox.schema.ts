import { sql } from 'drizzle-orm';
import { check, jsonb, text } from 'drizzle-orm/pg-core';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';

/** What the sandbox, as a card provider, has on its own books. Durable, as a real provider's are: a restart charges nobody twice. */
export const sandboxCharges = paymentSchema.table(
  'sandbox_charges',
  {
    /** `sbx_...`: what the sandbox calls the authorisation. */
    id: text('id').primaryKey(),
    paymentMethod: text('payment_method').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
    status: text('status').$type<'authorized' | 'captured' | 'voided'>().notNull(),
    refundedMinor: minor('refunded_minor').notNull().default(sql`0`),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    check('sandbox_charges_status_known', sql`${t.status} IN ('authorized', 'captured', 'voided')`),
    check('sandbox_charges_refunded_at_most_amount', sql`${t.refundedMinor} BETWEEN 0 AND ${t.amountMinor}`),
  ],
);

/** The requests that the sandbox has seen, by idempotency key, with the answer that a repetition hears again. */
export const sandboxRequests = paymentSchema.table('sandbox_requests', {
  idempotencyKey: text('idempotency_key').primaryKey(),
  /** Operation and parameters: the same key with others is a mistake of the asker. */
  fingerprint: text('fingerprint').notNull(),
  answer: jsonb('answer').$type<Record<string, unknown>>(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
