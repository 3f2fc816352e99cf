import { sql } from 'drizzle-orm';
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PaymentStatus } from '../../../payments/payment.js';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';

/**
 * A student's payment for one lesson. What was agreed (whom, how much, which share) is frozen at creation; a trigger
 * refuses changes of it, and steps of the status that the rules do not know.
 */
export const payments = paymentSchema.table(
  'payments',
  {
    id: uuid('id').primaryKey(),
    lessonId: uuid('lesson_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    platformFeeMinor: minor('platform_fee_minor').notNull(),
    tutorShareMinor: minor('tutor_share_minor').notNull(),
    refundedMinor: minor('refunded_minor').notNull().default(sql`0`),
    currency: currency().notNull(),
    status: text('status').$type<PaymentStatus>().notNull(),
    declineReason: text('decline_reason'),
    /** The provider's token of the card; needed to ask again after a crash. */
    paymentMethod: text('payment_method').notNull(),
    /** The client's key: the same request sent again finds the same payment. */
    idempotencyKey: uuid('idempotency_key').notNull(),
    /** What the provider calls the authorisation. */
    providerReference: text('provider_reference'),
    /** Set once the student was told that the card was authorised: what the same request hears again, also after a void. */
    authorizedAt: instant('authorized_at'),
    capturedAt: instant('captured_at'),
    /** Only in a pending status: nobody else may ask the provider before then. */
    claimedUntil: instant('claimed_until'),
    /** Claims in the present pending status. */
    attempts: integer('attempts').notNull().default(0),
    /** Why the last attempt led nowhere, for an operator. */
    problem: text('problem'),
    /** What the events about the present status belong to, and the trace that the settlement loop goes on with. */
    correlationId: text('correlation_id'),
    causationId: text('causation_id'),
    traceparent: text('traceparent'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('payments_amount_positive', sql`${t.amountMinor} > 0`),
    check('payments_split_is_exact', sql`${t.amountMinor} = ${t.platformFeeMinor} + ${t.tutorShareMinor} AND ${t.platformFeeMinor} >= 0 AND ${t.tutorShareMinor} >= 0`),
    check('payments_refunded_at_most_amount', sql`${t.refundedMinor} BETWEEN 0 AND ${t.amountMinor}`),
    check('payments_currency_code', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      'payments_status_known',
      sql`${t.status} IN ('authorization_pending', 'authorized', 'declined', 'capture_pending', 'captured', 'void_pending', 'voided', 'refunded')`,
    ),
    check('payments_declined_with_reason', sql`(${t.status} = 'declined') = (${t.declineReason} IS NOT NULL)`),
    check('payments_pending_is_claimable', sql`(right(${t.status}, 8) = '_pending') = (${t.claimedUntil} IS NOT NULL)`),
    uniqueIndex('payments_student_idempotency_key').on(t.studentUserId, t.idempotencyKey),
    // One payment at a time per lesson.
    uniqueIndex('payments_active_lesson')
      .on(t.lessonId)
      .where(sql`status NOT IN ('declined', 'voided')`),
    uniqueIndex('payments_provider_reference').on(t.providerReference),
    // Lesson.payment: the latest of each lesson in a batch.
    index('payments_lesson_idx').on(t.lessonId, t.id),
    index('payments_tutor_idx').on(t.tutorUserId),
    // The settlement loop: few rows, the longest due first.
    index('payments_due_idx')
      .on(t.claimedUntil)
      .where(sql`claimed_until IS NOT NULL`),
  ],
);

export type Payment = typeof payments.$inferSelect;
export type NewPayment = typeof payments.$inferInsert;
