import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { authenticationMethods } from '../../../sessions/session.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Sign-ins that wait for their second factor. A row is made only for whoever has shown the first one. */
export const signInChallenges = identitySchema.table(
  'sign_in_challenges',
  {
    /** SHA-256 in hex of what the client was given. */
    challengeHash: text('challenge_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    deviceName: text('device_name'),
    /** What was shown so far. */
    methods: text('methods', { enum: authenticationMethods }).array().notNull(),
    /** SHA-256 of the password's hash at that time: a new password ends the sign-ins that the old one began. Null without a password. */
    passwordMark: text('password_mark'),
    /** Wrong second factors so far. */
    failures: integer('failures').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    index('sign_in_challenges_user_id_idx').on(table.userId),
    // What the sweeper looks for.
    index('sign_in_challenges_expires_at_idx').on(table.expiresAt),
    check('sign_in_challenges_challenge_hash_check', sql`challenge_hash ~ '^[0-9a-f]{64}$'`),
    check('sign_in_challenges_device_name_check', sql`char_length(device_name) between 1 and 100`),
    check('sign_in_challenges_methods_check', sql`cardinality(methods) > 0`),
    check('sign_in_challenges_password_mark_check', sql`password_mark ~ '^[0-9a-f]{64}$'`),
  ],
);
