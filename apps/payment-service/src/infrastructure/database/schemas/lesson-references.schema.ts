import { index, integer, text, uuid } from 'drizzle-orm/pg-core';
import type { LessonStatus } from '../../../lessons/lesson-status.js';
import { currency, instant, minor, paymentSchema } from './payment.schema.js';

/** What this service needs to know of learning's lessons, as their events told it. A copy: never the truth about a lesson. */
export const lessonReferences = paymentSchema.table(
  'lesson_references',
  {
    lessonId: uuid('lesson_id').primaryKey(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    priceMinor: minor('price_minor').notNull(),
    currency: currency().notNull(),
    status: text('status').$type<LessonStatus>().notNull(),
    scheduledAt: instant('scheduled_at').notNull(),
    holdExpiresAt: instant('hold_expires_at'),
    endReason: text('end_reason'),
    /** The lesson's version at learning: only newer ones are applied. */
    sourceVersion: integer('source_version').notNull(),
  },
  (t) => [index('lesson_references_student_idx').on(t.studentUserId), index('lesson_references_tutor_idx').on(t.tutorUserId)],
);

export type ProjectedLesson = typeof lessonReferences.$inferSelect;
