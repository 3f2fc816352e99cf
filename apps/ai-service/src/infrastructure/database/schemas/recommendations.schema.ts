import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

export const recommendationTargetType = aiSchema.enum('recommendation_target_type', ['tutor', 'course', 'content']);

/** What a learner is recommended, as it was last worked out. */
export const recommendations = aiSchema.table(
  'recommendations',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    targetType: recommendationTargetType('target_type').notNull(),
    targetId: uuid('target_id').notNull(),
    /** From 0 to 1. The same facts and the same version of the algorithm give the same score. */
    score: doublePrecision('score').notNull(),
    /** For people: which signals speak for it. */
    reason: text('reason').notNull(),
    algorithmVersion: integer('algorithm_version').notNull(),
    computedAt: timestamp('computed_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    unique('recommendations_user_target_key').on(table.userId, table.targetType, table.targetId),
    // A learner's recommendations, best first (walked backwards).
    index('recommendations_user_score_idx').on(table.userId, table.score),
    index('recommendations_target_idx').on(table.targetId),
    check('recommendations_score_0_to_1', sql`${table.score} between 0 and 1`),
    check('recommendations_reason_given', sql`char_length(${table.reason}) > 0`),
  ],
);
