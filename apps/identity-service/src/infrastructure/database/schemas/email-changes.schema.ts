import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { authTokens } from './auth-tokens.schema.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** A new address that an account has asked for: it gets it when the mails to both addresses were answered. One at a time. */
export const emailChanges = identitySchema.table(
  'email_changes',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    newEmail: text('new_email').notNull(),
    /** Mailed to the address that the account has. */
    oldTokenId: uuid('old_token_id')
      .notNull()
      .references(() => authTokens.id, { onDelete: 'cascade' }),
    /** Mailed to the one that it wants. */
    newTokenId: uuid('new_token_id')
      .notNull()
      .references(() => authTokens.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    uniqueIndex('email_changes_user_id_key').on(table.userId),
    uniqueIndex('email_changes_old_token_id_key').on(table.oldTokenId),
    uniqueIndex('email_changes_new_token_id_key').on(table.newTokenId),
    index('email_changes_expires_at_idx').on(table.expiresAt),
    check('email_changes_expires_at_check', sql`expires_at > created_at`),
  ],
);
