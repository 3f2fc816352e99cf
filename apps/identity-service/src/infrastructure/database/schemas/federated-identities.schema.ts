import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Who an account's holder is at an OpenID Connect provider. */
export const federatedIdentities = identitySchema.table(
  'federated_identities',
  {
    /** The provider's issuer URL. */
    issuer: text('issuer').notNull(),
    /** The provider's `sub`: the address may change there, this does not. */
    subject: text('subject').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('federated_identities_user_id_idx').on(table.userId),
    check('federated_identities_issuer_check', sql`char_length(issuer) between 1 and 512`),
    // OpenID Connect allows 255 characters.
    check('federated_identities_subject_check', sql`char_length(subject) between 1 and 255`),
  ],
);
