import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { mailKinds } from '../../../mail/mail-job.rules.js';
import { identitySchema } from './identity.schema.js';

/** Mails that are to be sent. A row goes once its mail is in other hands, or will never be. */
export const mailJobs = identitySchema.table(
  'mail_jobs',
  {
    /** Also what the receiver recognises a repetition by. */
    id: uuid('id').primaryKey(),
    kind: text('kind', { enum: mailKinds }).notNull(),
    /** An address as somebody has given it. */
    recipient: text('recipient').notNull(),
    /** BCP 47; null: English, where nobody has said anything. */
    locale: text('locale'),
    /** What its token is made from; null for mails without one. The token itself is stored nowhere. */
    tokenId: uuid('token_id'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** When it is of no use any more. */
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** How often it was claimed: also tells a worker whether the claim is still its own. */
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Until then one worker has it in hand; after that the worker is taken for dead. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true, mode: 'date' }),
    lastError: text('last_error'),
  },
  (table) => [
    // What is due.
    index('mail_jobs_next_attempt_at_idx').on(table.nextAttemptAt),
    // Words only: which there are is the code's business.
    check('mail_jobs_kind_check', sql`kind ~ '^[a-z_]{1,50}$'`),
    // Without it their links would lead nowhere.
    check('mail_jobs_token_id_check', sql`token_id is not null or kind not in ('sign_up', 'password_reset', 'email_change_old', 'email_change_new', 'guardian_invitation')`),
  ],
);
