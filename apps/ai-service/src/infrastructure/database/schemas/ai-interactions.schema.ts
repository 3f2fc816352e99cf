import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

/** What an answer was drawn from. */
export interface InteractionSource {
  readonly contentId: string;
  readonly title: string;
}

/** One question and one answer of a session with the tutor that is a machine. */
export const aiInteractions = aiSchema.table(
  'ai_interactions',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** The place in the session, from 1 on. */
    turn: integer('turn').notNull(),
    query: text('query').notNull(),
    response: text('response').notNull(),
    model: text('model').notNull(),
    promptTokens: integer('prompt_tokens').notNull(),
    completionTokens: integer('completion_tokens').notNull(),
    /** What the answer cost, in millionths of a US dollar: the vendors' prices are below a cent. */
    costMicroUsd: bigint('cost_micro_usd', { mode: 'bigint' }).notNull(),
    sources: jsonb('sources').$type<readonly InteractionSource[]>().notNull(),
    timestamp: timestamp('timestamp', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    unique('ai_interactions_session_turn_key').on(table.sessionId, table.turn),
    // A user's quota is counted over the last hours; what is older than the retention is found by its time.
    index('ai_interactions_user_timestamp_idx').on(table.userId, table.timestamp),
    check('ai_interactions_turn_positive', sql`${table.turn} > 0`),
    check('ai_interactions_tokens_not_negative', sql`${table.promptTokens} >= 0 and ${table.completionTokens} >= 0 and ${table.costMicroUsd} >= 0`),
  ],
);
