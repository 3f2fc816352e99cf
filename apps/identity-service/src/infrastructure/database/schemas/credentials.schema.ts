import { sql } from 'drizzle-orm';
import { check, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Password hashes, apart from `users`. */
export const credentials = identitySchema.table(
  'credentials',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** An argon2id hash with its parameters and salt. */
    passwordHash: text('password_hash').notNull(),
    /** Set by a trigger. */
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  // Nothing but a hash can be written here, whatever the code does.
  () => [check('credentials_password_hash_check', sql`password_hash like '$argon2id$%'`)],
);
