import { index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** Copy of the lessons that took place: what may be reviewed, and what is counted. */
export const completedLessons = analyticsSchema.table(
  'completed_lessons',
  {
    lessonId: uuid('lesson_id').primaryKey(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    subject: text('subject').notNull(),
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** The lesson's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    // A participant's lessons are counted again whenever one is completed.
    index('completed_lessons_tutor_idx').on(table.tutorUserId),
    index('completed_lessons_student_idx').on(table.studentUserId),
  ],
);
