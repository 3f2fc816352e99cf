import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { serviceAccounts } from './service-accounts.schema.js';
import { users } from './users.schema.js';

/** What service accounts show for an access token. Revoked and expired ones are kept: the list says when each was last used. */
export const serviceAccountSecrets = identitySchema.table(
  'service_account_secrets',
  {
    id: uuid('id').primaryKey(),
    serviceAccountId: uuid('service_account_id')
      .notNull()
      .references(() => serviceAccounts.id, { onDelete: 'cascade' }),
    /** SHA-256 in hex of 256 random bits: nobody finds those by trying, so a slow hash would only be slow. */
    secretHash: text('secret_hash').notNull(),
    /** The `sid` claim of the tokens that it is exchanged for: ended with the secret, and with the account; another one after a suspension. */
    sessionId: uuid('session_id').notNull(),
    /** Which admin made it; null once that account is gone. */
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Null: never. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }),
    revokedAt: timestamp('revoked_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('service_account_secrets_service_account_id_idx').on(table.serviceAccountId),
    uniqueIndex('service_account_secrets_secret_hash_key').on(table.secretHash),
    check('service_account_secrets_secret_hash_check', sql`secret_hash ~ '^[0-9a-f]{64}$'`),
    check('service_account_secrets_expires_at_check', sql`expires_at > created_at`),
  ],
);
