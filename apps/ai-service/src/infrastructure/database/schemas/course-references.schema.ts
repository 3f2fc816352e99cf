import { bigint, char, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** Copy of the courses. Price and duration are those of one lesson. */
export const courseReferences = aiSchema.table(
  'course_references',
  {
    courseId: uuid('course_id').primaryKey(),
    tutorId: uuid('tutor_id').notNull(),
    tutorUserId: uuid('tutor_user_id').notNull(),
    title: text('title').notNull(),
    subject: text('subject').notNull(),
    priceMinor: bigint('price_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    status: text('status').$type<'published' | 'withdrawn'>().notNull(),
    /** The course's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    index('course_references_subject_idx').on(table.subject),
    index('course_references_tutor_idx').on(table.tutorId),
    index('course_references_tutor_user_idx').on(table.tutorUserId),
  ],
);
