import { SERVICE_NAMES } from '@edtech/environment';
import { sql } from 'drizzle-orm';
import { bigint, check, customType, foreignKey, index, integer, jsonb, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { dataExportStatuses } from '../../../data-exports/data-export.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Exports of their data that people have asked for. */
export const dataExports = identitySchema.table(
  'data_exports',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: text('status', { enum: dataExportStatuses }).notNull().default('collecting'),
    requestedAt: timestamp('requested_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** When the last part had arrived. */
    completedAt: timestamp('completed_at', { withTimezone: true, mode: 'date' }),
    /** Until when it can be fetched. */
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [
    index('data_exports_user_id_idx').on(table.userId, table.id),
    // One at a time, however often it is asked for at once.
    uniqueIndex('data_exports_collecting_key').on(table.userId).where(sql`status = 'collecting'`),
    // What the sweeper looks for.
    index('data_exports_expires_at_idx').on(table.expiresAt),
    index('data_exports_requested_at_idx').on(table.requestedAt),
    check('data_exports_status_check', sql`status in ('collecting', 'ready', 'expired')`),
    check('data_exports_completed_check', sql`(status = 'collecting') = (completed_at is null) and (completed_at is null) = (expires_at is null)`),
  ],
);

/** What each service hands over for an export. */
export const dataExportParts = identitySchema.table(
  'data_export_parts',
  {
    exportId: uuid('export_id')
      .notNull()
      .references(() => dataExports.id, { onDelete: 'cascade' }),
    service: text('service', { enum: SERVICE_NAMES as [string, ...string[]] }).notNull(),
    /** How often it was claimed: also tells a worker whether the claim is still its own. */
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Until then one worker has it in hand; after that the worker is taken for dead. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true, mode: 'date' }),
    lastError: text('last_error'),
    /** Null while it is waited for. */
    collectedAt: timestamp('collected_at', { withTimezone: true, mode: 'date' }),
    /** How many rows there are of each table. */
    rows: jsonb('rows').$type<Record<string, number>>(),
    /** Of the JSON file, and of what it was deflated to. */
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    crc32: bigint('crc32', { mode: 'number' }),
    deflatedBytes: bigint('deflated_bytes', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.service] }),
    // What is due, service by service.
    index('data_export_parts_due_idx').on(table.service, table.nextAttemptAt).where(sql`collected_at is null`),
    check('data_export_parts_service_check', sql.raw(`service in (${SERVICE_NAMES.map((name) => `'${name}'`).join(', ')})`)),
    check(
      'data_export_parts_collected_check',
      sql`(collected_at is null) = (rows is null) and (rows is null) = (size_bytes is null) and (rows is null) = (crc32 is null) and (rows is null) = (deflated_bytes is null)`,
    ),
  ],
);

/** The files of the parts, deflated and in pieces, so that nobody has to hold a whole one in memory. */
export const dataExportPieces = identitySchema.table(
  'data_export_pieces',
  {
    exportId: uuid('export_id').notNull(),
    service: text('service').notNull(),
    /** The attempt that brought it: what a worker leaves that died is in nobody's way. */
    attempt: integer('attempt').notNull(),
    /** From 0 on. */
    position: integer('position').notNull(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.service, table.attempt, table.position] }),
    foreignKey({ name: 'data_export_pieces_part_fkey', columns: [table.exportId, table.service], foreignColumns: [dataExportParts.exportId, dataExportParts.service] }).onDelete('cascade'),
  ],
);
