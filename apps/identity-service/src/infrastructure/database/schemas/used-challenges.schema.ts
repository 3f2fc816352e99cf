import { sql } from 'drizzle-orm';
import { check, index, text, timestamp } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';

/**
 * Challenges that were answered, until they would have expired: none is answered twice. Those that nobody answers leave no trace here,
 * since a challenge says by itself, sealed, what it is for and until when.
 */
export const usedChallenges = identitySchema.table(
  'used_challenges',
  {
    challengeHash: text('challenge_hash').primaryKey(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    // What the sweeper looks for.
    index('used_challenges_expires_at_idx').on(table.expiresAt),
    check('used_challenges_challenge_hash_check', sql`challenge_hash ~ '^[0-9a-f]{64}$'`),
  ],
);
