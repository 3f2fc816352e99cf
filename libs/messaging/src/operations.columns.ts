import { bigint, jsonb, primaryKey, text, timestamp, uuid, type ExtraConfigColumn } from 'drizzle-orm/pg-core';

/** What an operator does to a service's events. */
export type EventOperationAction = 'replay' | 'drop' | 'rebuild' | 'repair';

/** interrupted: goes on from its progress when it is resumed; failed: its error says why. */
export type EventOperationStatus = 'running' | 'done' | 'interrupted' | 'failed';

/** Columns of what operators did to a service's events: who, why, and how far it has come. */
export function eventOperationColumns() {
  return {
    /** A UUIDv7: in the order in which they were begun. */
    id: uuid('id').primaryKey(),
    action: text('action').$type<EventOperationAction>().notNull(),
    /** An event's id, a filter, or the name of a projection. */
    target: text('target').notNull(),
    /** The operator's user id. */
    actor: text('actor').notNull(),
    reason: text('reason').notNull(),
    status: text('status').$type<EventOperationStatus>().notNull(),
    /** What it needs to go on after an interruption. */
    progress: jsonb('progress').$type<Record<string, unknown>>().notNull(),
    error: text('error'),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'date' }),
  };
}

/** Columns of projections that are being built anew, beside the tables that are read meanwhile. */
export function projectionShadowColumns() {
  return {
    projection: text('projection').notNull(),
    subject: text('subject').notNull(),
    /** The latest that was read. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    /** What it says. */
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  };
}

/** The key of a table of shadows, for the third argument of `table(...)`. */
export function projectionShadowKey(table: Record<'projection' | 'subject', ExtraConfigColumn>) {
  return [primaryKey({ name: 'projection_shadows_pkey', columns: [table.projection, table.subject] })];
}
