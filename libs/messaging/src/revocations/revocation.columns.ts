import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, text, timestamp, uuid, type ExtraConfigColumn } from 'drizzle-orm/pg-core';

/** session: one that ended; account: one that changed. */
export type RevocationKind = 'session' | 'account';

/** Columns of what makes access tokens bad before they expire. A row is of use for as long as a token can live. */
export function sessionRevocationColumns() {
  return {
    /** Of the session or of the account. */
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<RevocationKind>().notNull(),
    /** Of accounts: what they are since then. */
    role: text('role'),
    active: boolean('active'),
    /** The aggregate's version: an older one never replaces a newer one. */
    version: bigint('version', { mode: 'number' }).notNull(),
    /** When the session ended or the account changed. */
    changedAt: timestamp('changed_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** From then on no token is left that it is about. */
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** By which replicas find what is new. */
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' })
      .notNull()
      .default(sql`clock_timestamp()`),
  };
}

/** For the third argument of `table(...)`. */
export function sessionRevocationRules(table: Record<'recordedAt' | 'expiresAt', ExtraConfigColumn>) {
  return [
    index('session_revocations_recorded_at_idx').on(table.recordedAt),
    index('session_revocations_expires_at_idx').on(table.expiresAt),
    check('session_revocations_kind_check', sql`kind in ('session', 'account')`),
    check('session_revocations_account_check', sql`(kind = 'account') = (role is not null and active is not null)`),
  ];
}
