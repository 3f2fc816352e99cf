import { bigint, char, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** Copy of the enrolments: what students learn, and what they have agreed to pay. */
export const enrolments = aiSchema.table(
  'enrolments',
  {
    enrolmentId: uuid('enrolment_id').primaryKey(),
    courseId: uuid('course_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorId: uuid('tutor_id').notNull(),
    subject: text('subject').notNull(),
    pricePerLessonMinor: bigint('price_per_lesson_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    /** The enrolment's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    index('enrolments_student_idx').on(table.studentUserId),
    index('enrolments_course_idx').on(table.courseId),
    index('enrolments_tutor_idx').on(table.tutorId),
  ],
);
