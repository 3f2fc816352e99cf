import { sql } from 'drizzle-orm';
import { check, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { MovementType } from '../../../ledger/journal.js';
import { ledgerJournals } from './ledger.schema.js';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';
import { payments } from './payments.schema.js';

/** Every movement of money as people speak of it, signed; those of one journal sum to zero. Append-only. */
export const transactions = paymentSchema.table(
  'transactions',
  {
    id: uuid('id').primaryKey(),
    /** Null only for a payout, which pays for many. */
    paymentId: uuid('payment_id').references(() => payments.id),
    journalId: uuid('journal_id')
      .notNull()
      .references(() => ledgerJournals.id),
    type: text('type').$type<MovementType>().notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
    /** The provider's id of the movement: a report of it that comes twice makes one row. */
    stripeTransactionId: text('stripe_transaction_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    check('transactions_type_known', sql`${t.type} IN ('charge', 'fee', 'transfer', 'refund', 'reversal', 'payout')`),
    check('transactions_move_something', sql`${t.amountMinor} <> 0`),
    check('transactions_of_a_payment', sql`${t.paymentId} IS NOT NULL OR ${t.type} = 'payout'`),
    unique('transactions_stripe_transaction_id').on(t.stripeTransactionId),
    index('transactions_payment_idx').on(t.paymentId),
    index('transactions_journal_idx').on(t.journalId),
  ],
);
