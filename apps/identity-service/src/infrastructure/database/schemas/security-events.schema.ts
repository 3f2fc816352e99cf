import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { securityEventKinds } from '../../../security-events/security-event.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/**
 * What has happened to the safety of accounts. Append-only: the service's role can only add rows, and read them. Two functions of the owner
 * take rows away: those that are old, and those of a closed account.
 */
export const securityEvents = identitySchema.table(
  'security_events',
  {
    /** UUIDv7, so that ids sort by age. */
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: securityEventKinds }).notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** No reference: sessions are forgotten long before their events. */
    sessionId: uuid('session_id'),
    /** The network, never a whole address. */
    address: text('address'),
    /** As the session has it at that time. */
    deviceName: text('device_name'),
    /** Who did it, when it was not the account's holder. */
    actorId: uuid('actor_id').references(() => users.id),
  },
  (table) => [
    // Pages of an account's events.
    index('security_events_user_id_id_idx').on(table.userId, table.id),
    // Whether a device was seen before.
    index('security_events_devices_idx')
      .on(table.userId, table.address, table.deviceName)
      .where(sql`kind = 'signed_in'`),
    // What is old.
    index('security_events_occurred_at_idx').on(table.occurredAt),
    // Words only: which there are is the code's business.
    check('security_events_kind_check', sql`kind ~ '^[a-z_]{1,50}$'`),
    // A whole address does not fit this, so that none is stored by mistake.
    check('security_events_address_check', sql`address ~ '^([0-9]{1,3}\\.){3}0/24$' or address ~ '^[0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::/48$'`),
    check('security_events_device_name_check', sql`char_length(device_name) between 1 and 100`),
  ],
);
