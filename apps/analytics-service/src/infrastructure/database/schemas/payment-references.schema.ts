import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** Copy of the payments, each in its newest known state: what students' spending is summed from. */
export const paymentReferences = analyticsSchema.table(
  'payment_references',
  {
    paymentId: uuid('payment_id').primaryKey(),
    lessonId: uuid('lesson_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    refundedMinor: bigint('refunded_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    status: text('status').notNull(),
    /** The payment's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    // A student's spending is summed again whenever one of the payments changes.
    index('payment_references_student_idx').on(table.studentUserId),
    index('payment_references_lesson_idx').on(table.lessonId),
    index('payment_references_tutor_idx').on(table.tutorUserId),
    check('payment_references_refunded_within_amount', sql`${table.refundedMinor} between 0 and ${table.amountMinor}`),
  ],
);
