import { sql } from 'drizzle-orm';
import { bigint, check, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** The authenticator app of an account: one at most. */
export const totpAuthenticators = identitySchema.table(
  'totp_authenticators',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Encrypted with a key that is not in the database: a stolen dump makes no codes. */
    sealedSecret: text('sealed_secret').notNull(),
    /** Null until the first code shows that the app has the secret: it is no factor before. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true, mode: 'date' }),
    /** The half minute of the code used last: that one and all before are refused. */
    lastUsedStep: bigint('last_used_step', { mode: 'number' }),
    /** Wrong codes since the last right one. */
    failures: integer('failures').notNull().default(0),
    /** No code is looked at before. */
    blockedUntil: timestamp('blocked_until', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  () => [
    // A secret in base32 does not fit this, so that none is stored in the open by mistake.
    check('totp_authenticators_sealed_secret_check', sql`sealed_secret ~ '^[0-9a-f]{8}\\.[A-Za-z0-9_-]{60,}$'`),
    check('totp_authenticators_failures_check', sql`failures >= 0`),
  ],
);
