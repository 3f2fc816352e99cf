import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { authenticationMethods, sessionEndings } from '../../../sessions/session.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** One row per sign-in, so one per device. A session is also the family of its refresh tokens. */
export const userSessions = identitySchema.table(
  'user_sessions',
  {
    /** UUIDv7; the `sid` claim of access tokens. */
    sessionId: uuid('session_id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What the client calls the device. */
    deviceName: text('device_name'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** The `aid` claim: another one with each step-up. */
    authenticationId: uuid('authentication_id').notNull().defaultRandom(),
    /** The `auth_time` claim: the sign-in or the last step-up. */
    authenticatedAt: timestamp('authenticated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    /** The `amr` claim. */
    methods: text('methods', { enum: authenticationMethods })
      .array()
      .notNull()
      .default(['pwd']),
    /** Moves on with every refresh, up to the longest life of a session. */
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Null while it lives. An ended session is kept until it would have expired: a stolen token is recognised until then. */
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date' }),
    endedBecause: text('ended_because', { enum: sessionEndings }),
  },
  (table) => [
    index('user_sessions_user_id_idx').on(table.userId),
    // What the sweeper looks for.
    index('user_sessions_expires_at_idx').on(table.expiresAt),
    check('user_sessions_device_name_check', sql`char_length(device_name) between 1 and 100`),
    check('user_sessions_expires_at_check', sql`expires_at > created_at`),
    check(
      'user_sessions_ended_because_check',
      sql`ended_because in ('signed_out', 'revoked', 'password_changed', 'token_reused', 'account_closed')`,
    ),
    check('user_sessions_methods_check', sql`cardinality(methods) > 0 and methods <@ array['pwd', 'otp', 'webauthn', 'oidc']`),
    check('user_sessions_ended_check', sql`(ended_at is null) = (ended_because is null)`),
  ],
);
