import { sql } from 'drizzle-orm';
import { check, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** What gets an account back whose other factor is lost. Each works once. */
export const recoveryCodes = identitySchema.table(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 in hex of 140 random bits; of 80 for those from before. */
    codeHash: text('code_hash').notNull(),
    usedAt: timestamp('used_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] }), check('recovery_codes_code_hash_check', sql`code_hash ~ '^[0-9a-f]{64}$'`)],
);
