import { bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/**
 * One row for each user who learns. Whoever works something out about a learner locks the row first and reads
 * afterwards, so that of two facts at once the later transaction sees both.
 */
export const learners = aiSchema.table('learners', {
  userId: uuid('user_id').primaryKey(),
  /** The catalogue's revision that the recommendations were worked out from; null: never worked out. */
  recommendedRevision: bigint('recommended_revision', { mode: 'number' }),
  /** The version of the scoring that they were worked out with. */
  algorithmVersion: integer('algorithm_version'),
  recommendedAt: timestamp('recommended_at', { withTimezone: true, mode: 'date' }),
});
