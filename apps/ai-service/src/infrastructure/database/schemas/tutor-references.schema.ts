import { bigint, boolean, char, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** Copy of the tutors. */
export const tutorReferences = aiSchema.table(
  'tutor_references',
  {
    tutorId: uuid('tutor_id').primaryKey(),
    userId: uuid('user_id').notNull(),
    subjects: text('subjects').array().notNull(),
    languages: text('languages').array().notNull(),
    hourlyRateMinor: bigint('hourly_rate_minor', { mode: 'bigint' }),
    currency: char('currency', { length: 3 }),
    isVerified: boolean('is_verified').notNull(),
    /** The tutor's version that this row shows. */
    sourceVersion: integer('source_version').notNull(),
  },
  (table) => [
    // Who teaches one of a learner's subjects.
    index('tutor_references_subjects_idx').using('gin', table.subjects),
    index('tutor_references_user_idx').on(table.userId),
  ],
);
