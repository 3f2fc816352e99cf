import { sql } from 'drizzle-orm';
import { bigint, char, check, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { consentKinds } from '../../../consent/consent.rules.js';
import { guardianshipEnds, guardianshipStatuses } from '../../../guardians/guardianship.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Who looks after whom, from the invitation on, and what the guardian has consented to. */
export const guardianships = identitySchema.table(
  'guardianships',
  {
    /** Also what the mailed token is made from. */
    id: uuid('id').primaryKey(),
    wardId: uuid('ward_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    guardianId: uuid('guardian_id').references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: guardianshipStatuses }).notNull(),
    /** Where the invitation went. Forgotten when it is accepted, or with the row when nobody has accepted it in time. */
    invitedEmail: text('invited_email'),
    /** SHA-256 of the mailed token, in hex, until it is answered: that is what makes it good for once. */
    token: text('token'),
    invitedAt: timestamp('invited_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true, mode: 'date' }),
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
    endedBy: text('ended_by', { enum: guardianshipEnds }),
    kinds: text('kinds', { enum: consentKinds }).array().notNull().default([]),
    maximumMinor: bigint('maximum_minor', { mode: 'bigint' }),
    maximumCurrency: char('maximum_currency', { length: 3 }),
    consentedAt: timestamp('consented_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    uniqueIndex('guardianships_token_key').on(table.token),
    // Of two who accept at once, one.
    uniqueIndex('guardianships_active_ward_key').on(table.wardId).where(sql`status = 'active'`),
    index('guardianships_ward_id_idx').on(table.wardId),
    index('guardianships_guardian_id_idx').on(table.guardianId),
    // What the sweeper looks for.
    index('guardianships_expires_at_idx').on(table.expiresAt).where(sql`guardian_id is null`),
    check('guardianships_status_check', sql`status in ('invited', 'declined', 'withdrawn', 'active', 'ended')`),
    check('guardianships_other_check', sql`guardian_id <> ward_id`),
    check('guardianships_guardian_check', sql`(guardian_id is not null) = (status in ('active', 'ended')) and (accepted_at is not null) = (status in ('active', 'ended'))`),
    check('guardianships_invited_email_check', sql`(invited_email is null) = (status in ('active', 'ended'))`),
    check('guardianships_token_check', sql`(token is not null) = (status = 'invited') and token ~ '^[0-9a-f]{64}$'`),
    check('guardianships_ended_check', sql`(ended_at is not null) = (status = 'ended') and (ended_by is not null) = (status = 'ended')`),
    check('guardianships_ended_by_check', sql`ended_by in ('ward', 'guardian', 'admin', 'account_closed')`),
    check('guardianships_kinds_check', sql`kinds <@ array['booking', 'payment'] and (status = 'active' or kinds = '{}')`),
    check('guardianships_maximum_check', sql`maximum_minor >= 0 and (maximum_minor is null) = (maximum_currency is null) and (kinds <> '{}' or maximum_minor is null)`),
    check('guardianships_consented_at_check', sql`(consented_at is not null) = (kinds <> '{}')`),
    check('guardianships_expires_at_check', sql`expires_at > invited_at`),
  ],
);
