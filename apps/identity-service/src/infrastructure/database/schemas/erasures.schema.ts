import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { erasingServices } from '../../../erasures/erasure.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Who has asked for the erasure of their data, and how far it has come. One for each person: there is nothing to ask for twice. */
export const erasures = identitySchema.table(
  'erasures',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id),
    /** Of the last telling: a new one with every restart, so that no event of an earlier one holds it up. */
    erasureId: uuid('erasure_id').notNull(),
    /** SHA-256 in hex of what the person follows the erasure with, who cannot sign in any more. */
    referenceHash: text('reference_hash').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true, mode: 'date' }).notNull(),
    restartedAt: timestamp('restarted_at', { withTimezone: true, mode: 'date' }),
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }),
    /** The sequence of its events. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    uniqueIndex('erasures_erasure_id_key').on(table.erasureId),
    uniqueIndex('erasures_reference_hash_key').on(table.referenceHash),
    // What an admin looks for: those that are not done, asked for or restarted last first.
    index('erasures_open_idx').on(table.erasureId).where(sql`completed_at is null`),
    check('erasures_reference_hash_check', sql`reference_hash ~ '^[0-9a-f]{64}$'`),
    check('erasures_version_check', sql`version > 0`),
  ],
);

/** The part of each service in an erasure. */
export const erasureParts = identitySchema.table(
  'erasure_parts',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => erasures.userId),
    service: text('service', { enum: erasingServices }).notNull(),
    /** Null: it has not answered yet. */
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.service] }),
    check('erasure_parts_service_check', sql`service in ('learning', 'payment', 'communication', 'ai', 'analytics', 'identity')`),
  ],
);
