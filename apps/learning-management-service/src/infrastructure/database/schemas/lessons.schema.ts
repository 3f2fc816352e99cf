import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { EndReason, LessonStatus } from '../../../lessons/lesson.js';
import { courses } from './courses.schema.js';
import { learningSchema } from './learning.schema.js';
import { moments } from './moments.js';
import { students } from './students.schema.js';
import { tutors } from './tutors.schema.js';

/** Written into statements and not bound, so that every plan can use the partial indexes. */
export const occupiesItsSlot = sql`status in ('held', 'scheduled', 'completed')`;

/**
 * Lessons, from the held slot to the end. A migration by hand excludes that a tutor or a student has two at one time,
 * and refuses steps that a lesson cannot take.
 */
export const lessons = learningSchema.table(
  'lessons',
  {
    id: uuid('id').primaryKey(),
    courseId: uuid('course_id').references(() => courses.id),
    tutorId: uuid('tutor_id').notNull().references(() => tutors.id),
    studentId: uuid('student_id').notNull().references(() => students.id),
    subject: text('subject').notNull(),
    scheduledAt: timestamp('scheduled_at', { withTimezone: true, mode: 'date' }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Minutes. */
    duration: integer('duration').notNull(),
    status: text('status').$type<LessonStatus>().notNull(),
    priceMinor: bigint('price_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    /** Set as long as the slot is held. */
    holdExpiresAt: timestamp('hold_expires_at', { withTimezone: true, mode: 'date' }),
    /** Why it was released or cancelled. */
    endReason: text('end_reason').$type<EndReason>(),
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }),
    /** Where it takes place: a copy of what communication says, as of meeting_source_version. */
    meetingUrl: text('meeting_url'),
    meetingSourceVersion: integer('meeting_source_version').notNull().default(0),
    /** Made by the student's client: a repeated booking with it is the same lesson. */
    idempotencyKey: uuid('idempotency_key').notNull(),
    /** What was asked for under that key. */
    requestFingerprint: text('request_fingerprint').notNull(),
    version: integer('version').notNull().default(1),
    ...moments(),
  },
  (table) => [
    unique('lessons_student_idempotency_key').on(table.studentId, table.idempotencyKey),
    check('lessons_status_known', sql`${table.status} in ('held', 'scheduled', 'released', 'cancelled', 'completed')`),
    check('lessons_duration_positive', sql`${table.duration} > 0`),
    check('lessons_ends_after_duration', sql`${table.endsAt} = ${table.scheduledAt} + make_interval(mins => ${table.duration})`),
    check('lessons_price_not_negative', sql`${table.priceMinor} >= 0`),
    check('lessons_currency_code', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('lessons_hold_expires', sql`(${table.status} = 'held') = (${table.holdExpiresAt} is not null)`),
    check('lessons_end_has_reason', sql`(${table.status} in ('released', 'cancelled')) = (${table.endReason} is not null)`),
    check('lessons_end_reason_known', sql`${table.endReason} in ('payment_declined', 'hold_expired', 'cancelled_by_student', 'cancelled_by_tutor', 'cancelled_by_admin')`),
    check('lessons_completed_at', sql`(${table.status} = 'completed') = (${table.completedAt} is not null)`),
    check('lessons_meeting_when_scheduled', sql`${table.meetingUrl} is null or ${table.status} in ('scheduled', 'cancelled', 'completed')`),
    // The lessons of a tutor or of a student, and those about to begin.
    index('lessons_tutor_scheduled_at_idx').on(table.tutorId, table.scheduledAt),
    index('lessons_student_scheduled_at_idx').on(table.studentId, table.scheduledAt),
    index('lessons_status_scheduled_at_idx').on(table.status, table.scheduledAt),
    index('lessons_tutor_status_idx').on(table.tutorId, table.status),
    index('lessons_student_status_idx').on(table.studentId, table.status),
    index('lessons_course_idx').on(table.courseId).where(sql`course_id is not null`),
    // Holds that have run out, the oldest first.
    index('lessons_hold_idx').on(table.holdExpiresAt).where(sql`status = 'held'`),
  ],
);
