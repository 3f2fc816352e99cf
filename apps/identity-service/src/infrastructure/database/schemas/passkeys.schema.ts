import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** The public halves of what devices and security keys sign with. */
export const passkeys = identitySchema.table(
  'passkeys',
  {
    /** Base64url, chosen by the authenticator. */
    credentialId: text('credential_id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** COSE, in base64url. */
    publicKey: text('public_key').notNull(),
    /** Grows with each use where the authenticator counts; one that falls behind was copied. */
    signCount: bigint('sign_count', { mode: 'number' }).notNull(),
    /** What the user calls it. */
    name: text('name').notNull(),
    /** How browsers reach it: usb, nfc, ble, internal, hybrid. */
    transports: text('transports').array().notNull(),
    /** Whether it is kept in an account of a vendor, and so survives its device. */
    backedUp: boolean('backed_up').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('passkeys_user_id_idx').on(table.userId),
    // WebAuthn allows ids of up to 1023 bytes.
    check('passkeys_credential_id_check', sql`char_length(credential_id) between 1 and 1364`),
    check('passkeys_name_check', sql`char_length(name) between 1 and 100`),
    check('passkeys_sign_count_check', sql`sign_count >= 0`),
  ],
);
