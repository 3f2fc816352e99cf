import { sql } from 'drizzle-orm';
import { check, integer, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { userRoles, userStatuses } from '../../../accounts/account.rules.js';
import { identitySchema } from './identity.schema.js';

/** Accounts. What a user signs in with is in `credentials`, so that no read of a user can carry it. */
export const users = identitySchema.table(
  'users',
  {
    /** UUIDv7, so that ids sort by age. */
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    role: text('role', { enum: userRoles }).notNull(),
    status: text('status', { enum: userStatuses }).notNull().default('active'),
    /** BCP 47 language tag. */
    locale: text('locale').notNull().default('en'),
    /** IANA time zone. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Grows with every published change: the sequence of the user's events. */
    version: integer('version').notNull().default(1),
    /** A trigger refuses to change it. */
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    /** Set by a trigger. */
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  () => [
    // Decides who gets an address that two people ask for at once, and finds the account at sign-in.
    uniqueIndex('users_email_key').on(sql`lower(email)`),
    check('users_email_check', sql`char_length(email) between 3 and 254`),
    check('users_first_name_check', sql`char_length(first_name) between 1 and 100`),
    check('users_last_name_check', sql`char_length(last_name) between 1 and 100`),
    check('users_role_check', sql`role in ('student', 'tutor', 'admin')`),
    check('users_status_check', sql`status in ('active', 'suspended', 'deleted')`),
    check('users_locale_check', sql`char_length(locale) between 2 and 35`),
    check('users_time_zone_check', sql`char_length(time_zone) between 1 and 64`),
    check('users_version_check', sql`version > 0`),
  ],
);
