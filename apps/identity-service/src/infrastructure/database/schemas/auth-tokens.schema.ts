import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { authTokenTypes } from '../../../tokens/auth-token.js';
import { identitySchema } from './identity.schema.js';
import { userSessions } from './user-sessions.schema.js';
import { users } from './users.schema.js';

/** Opaque tokens that were handed out: only their hashes. */
export const authTokens = identitySchema.table(
  'auth_tokens',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The session whose refresh tokens are one family: the reuse of a rotated one ends it for all of them. */
    familyId: uuid('family_id').references(() => userSessions.sessionId, { onDelete: 'cascade' }),
    /** SHA-256 of the token, in hex. The token itself has 256 random bits, so that no salt is needed. */
    token: text('token').notNull(),
    type: text('type', { enum: authTokenTypes }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** When it was first exchanged for its successor, or used up. */
    usedAt: timestamp('used_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    uniqueIndex('auth_tokens_token_key').on(table.token),
    index('auth_tokens_user_id_idx').on(table.userId),
    index('auth_tokens_family_id_idx').on(table.familyId),
    // What the sweeper looks for.
    index('auth_tokens_expires_at_idx').on(table.expiresAt),
    check('auth_tokens_type_check', sql`type in ('refresh', 'email_verify', 'password_reset')`),
    // A raw token (43 characters of base64url) does not fit this, so that none is ever stored by mistake.
    check('auth_tokens_token_check', sql`token ~ '^[0-9a-f]{64}$'`),
    check('auth_tokens_family_check', sql`(type = 'refresh') = (family_id is not null)`),
    check('auth_tokens_expires_at_check', sql`expires_at > created_at`),
  ],
);
