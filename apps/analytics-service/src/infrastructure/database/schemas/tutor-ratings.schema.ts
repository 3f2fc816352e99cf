import { sql } from 'drizzle-orm';
import { check, doublePrecision, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** What the visible reviews of a tutor add up to; an aggregate of its own, with its own event. */
export const tutorRatings = analyticsSchema.table(
  'tutor_ratings',
  {
    tutorUserId: uuid('tutor_user_id').primaryKey(),
    /** Null while no review is visible. */
    average: doublePrecision('average'),
    bayesian: doublePrecision('bayesian').notNull(),
    reviewCount: integer('review_count').notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    check('tutor_ratings_average_1_to_5', sql`${table.average} between 1 and 5`),
    check('tutor_ratings_bayesian_1_to_5', sql`${table.bayesian} between 1 and 5`),
    check('tutor_ratings_average_iff_reviewed', sql`(${table.average} is null) = (${table.reviewCount} = 0)`),
  ],
);
