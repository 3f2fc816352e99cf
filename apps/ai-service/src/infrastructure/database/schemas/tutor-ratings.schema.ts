import { doublePrecision, integer, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** Copy of the tutors' ratings. */
export const tutorRatings = aiSchema.table('tutor_ratings', {
  tutorUserId: uuid('tutor_user_id').primaryKey(),
  /** Null while no review is visible. */
  average: doublePrecision('average'),
  bayesian: doublePrecision('bayesian').notNull(),
  reviewCount: integer('review_count').notNull(),
  /** The rating's version that this row shows. */
  sourceVersion: integer('source_version').notNull(),
});
