import { sql } from 'drizzle-orm';
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';
import { payments } from './payments.schema.js';

/** An issued invoice. Immutable: a trigger refuses changes; a mistake is corrected by another document. */
export const invoices = paymentSchema.table(
  'invoices',
  {
    id: uuid('id').primaryKey(),
    /** `2026-000001`: without gaps within a year (UTC). */
    number: text('number').notNull(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    lessonId: uuid('lesson_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currency().notNull(),
    issuedAt: instant('issued_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    check('invoices_amount_positive', sql`${t.amountMinor} > 0`),
    check('invoices_number_is_year_and_sequence', sql`${t.number} = ${t.year}::text || '-' || lpad(${t.sequence}::text, greatest(6, length(${t.sequence}::text)), '0')`),
    unique('invoices_number').on(t.number),
    unique('invoices_year_sequence').on(t.year, t.sequence),
    unique('invoices_one_per_payment').on(t.paymentId),
    index('invoices_lesson_idx').on(t.lessonId),
    index('invoices_student_idx').on(t.studentUserId),
    index('invoices_tutor_idx').on(t.tutorUserId),
  ],
);

/**
 * The last number given out per year. Not a sequence: a rolled back transaction gives its number back, at the price
 * that invoices of a year are issued one after the other.
 */
export const invoiceCounters = paymentSchema.table(
  'invoice_counters',
  {
    year: integer('year').primaryKey(),
    lastNumber: integer('last_number').notNull(),
  },
  (t) => [check('invoice_counters_positive', sql`${t.lastNumber} > 0`)],
);

export type Invoice = typeof invoices.$inferSelect;
