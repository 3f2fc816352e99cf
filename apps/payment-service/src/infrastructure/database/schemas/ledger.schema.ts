import { sql } from 'drizzle-orm';
import { check, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AccountKind, JournalKind } from '../../../ledger/journal.js';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';
import { payments } from './payments.schema.js';

/** Where money is or whose it is, per currency. Balances are never stored: they are the sum of the entries. */
export const ledgerAccounts = paymentSchema.table(
  'ledger_accounts',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<AccountKind>().notNull(),
    /** The tutor that the platform owes; null for the platform's own accounts. */
    ownerUserId: uuid('owner_user_id'),
    currency: currency().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    check('ledger_accounts_kind_known', sql`${t.kind} IN ('platform_clearing', 'platform_revenue', 'tutor_payable')`),
    check('ledger_accounts_owner_of_payable', sql`(${t.kind} = 'tutor_payable') = (${t.ownerUserId} IS NOT NULL)`),
    unique('ledger_accounts_one_each').on(t.ownerUserId, t.kind, t.currency).nullsNotDistinct(),
    // Lets an entry prove that it is in its account's currency.
    unique('ledger_accounts_id_currency').on(t.id, t.currency),
  ],
);

/** One booking. Append-only; a deferred trigger refuses a commit in which its entries do not sum to zero per currency. */
export const ledgerJournals = paymentSchema.table(
  'ledger_journals',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<JournalKind>().notNull(),
    /** What is booked, once: `capture:<payment id>`. */
    reference: text('reference').notNull(),
    paymentId: uuid('payment_id').references(() => payments.id),
    postedAt: instant('posted_at').notNull(),
  },
  (t) => [
    check('ledger_journals_kind_known', sql`${t.kind} IN ('capture', 'refund', 'reversal', 'payout')`),
    unique('ledger_journals_reference').on(t.reference),
    index('ledger_journals_payment_idx').on(t.paymentId),
  ],
);

/** One line of a booking: positive is a debit, negative a credit. Append-only. */
export const ledgerEntries = paymentSchema.table(
  'ledger_entries',
  {
    id: uuid('id').primaryKey(),
    journalId: uuid('journal_id')
      .notNull()
      .references(() => ledgerJournals.id),
    accountId: uuid('account_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
  },
  (t) => [
    check('ledger_entries_move_something', sql`${t.amountMinor} <> 0`),
    foreignKey({
      name: 'ledger_entries_account_in_its_currency',
      columns: [t.accountId, t.currency],
      foreignColumns: [ledgerAccounts.id, ledgerAccounts.currency],
    }),
    index('ledger_entries_journal_idx').on(t.journalId),
    index('ledger_entries_account_idx').on(t.accountId),
  ],
);
