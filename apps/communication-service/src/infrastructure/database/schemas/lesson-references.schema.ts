import { bigint, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { communicationSchema } from './communication.schema.js';

/** What this service needs to know of a lesson: learning owns it and publishes it. */
export const lessonReferences = communicationSchema.table(
  'lesson_references',
  {
    lessonId: uuid('lesson_id').primaryKey(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    studentUserId: uuid('student_user_id').notNull(),
    /** Slug of the taxonomy: `computer-science`. */
    subject: text('subject').notNull(),
    scheduledAt: timestamp('scheduled_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** Version of the lesson that this row shows; older facts do not overwrite it. */
    sourceVersion: bigint('source_version', { mode: 'number' }).notNull(),
  },
  (table) => [
    index('lesson_references_tutor_idx').on(table.tutorUserId),
    index('lesson_references_student_idx').on(table.studentUserId),
  ],
);
