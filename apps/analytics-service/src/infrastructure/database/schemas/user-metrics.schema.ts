import { sql } from 'drizzle-orm';
import { bigint, char, check, doublePrecision, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** What the platform's facts add up to for one user. Always recomputed from copies, never incremented. */
export const userMetrics = analyticsSchema.table(
  'user_metrics',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().unique(),
    /** Completed lessons, given or taken. */
    lessonCount: integer('lesson_count').notNull().default(0),
    /** Captured minus refunded, in the currency beside it. */
    totalSpentMinor: bigint('total_spent_minor', { mode: 'bigint' }).notNull().default(sql`0`),
    /** The currency of most of the user's payments; null while nothing has been paid. */
    totalSpentCurrency: char('total_spent_currency', { length: 3 }),
    /** Average of the visible reviews about the user; null without any. */
    avgRating: doublePrecision('avg_rating'),
    /** The same, drawn towards the platform's prior while reviews are few; null without any. */
    bayesianRating: doublePrecision('bayesian_rating'),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    check('user_metrics_lesson_count_not_negative', sql`${table.lessonCount} >= 0`),
    check('user_metrics_total_spent_not_negative', sql`${table.totalSpentMinor} >= 0`),
    check('user_metrics_spent_has_currency', sql`${table.totalSpentMinor} = 0 or ${table.totalSpentCurrency} is not null`),
  ],
);
