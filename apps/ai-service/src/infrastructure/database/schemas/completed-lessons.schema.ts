import { index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** Copy of the lessons that took place: how far students have come. */
export const completedLessons = aiSchema.table(
  'completed_lessons',
  {
    lessonId: uuid('lesson_id').primaryKey(),
    studentUserId: uuid('student_user_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    subject: text('subject').notNull(),
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** The lesson's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    // A student's lessons are counted by subject.
    index('completed_lessons_student_subject_idx').on(table.studentUserId, table.subject),
    index('completed_lessons_tutor_idx').on(table.tutorUserId),
  ],
);
