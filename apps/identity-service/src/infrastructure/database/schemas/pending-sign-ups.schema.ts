import { sql } from 'drizzle-orm';
import { check, date, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';

/**
 * Who has asked for an account and not shown yet that the address is theirs. No user, so that nobody can take an address by
 * asking for it: any number may ask for the same one, and whoever reads its mails decides.
 */
export const pendingSignUps = identitySchema.table(
  'pending_sign_ups',
  {
    /** Also what the mailed token is made from. */
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    role: text('role', { enum: ['student', 'tutor'] }).notNull(),
    locale: text('locale').notNull(),
    timeZone: text('time_zone').notNull(),
    dateOfBirth: date('date_of_birth', { mode: 'string' }),
    passwordHash: text('password_hash').notNull(),
    /** SHA-256 of the mailed token, in hex. */
    token: text('token').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    uniqueIndex('pending_sign_ups_token_key').on(table.token),
    // All of an address are forgotten once it has an account.
    index('pending_sign_ups_email_idx').on(sql`lower(${table.email})`),
    index('pending_sign_ups_expires_at_idx').on(table.expiresAt),
    check('pending_sign_ups_role_check', sql`role in ('student', 'tutor')`),
    check('pending_sign_ups_password_hash_check', sql`password_hash like '$argon2id$%'`),
    check('pending_sign_ups_token_check', sql`token ~ '^[0-9a-f]{64}$'`),
    check('pending_sign_ups_expires_at_check', sql`expires_at > created_at`),
  ],
);
