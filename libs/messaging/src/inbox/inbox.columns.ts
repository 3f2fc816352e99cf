import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, integer, jsonb, primaryKey, text, timestamp, uuid, type ExtraConfigColumn } from 'drizzle-orm/pg-core';

/** pending: to be handled; handled: effect committed; parked: given up on, an operator decides; dropped: so it was decided. */
export type InboxStatus = 'pending' | 'handled' | 'parked' | 'dropped';

/**
 * Columns of a service's inbox: events that arrived, and what became of them. The table is partitioned by the time in the
 * ids of the events, which its migration does: see `partitionInboxStatements`.
 */
export function inboxColumns() {
  return {
    /** Arrival order, which within a topic and subject is the order of the topic. */
    id: bigserial('id', { mode: 'bigint' }).notNull(),
    /** Unique: an event that arrives again is not stored again, also long after it was handled. */
    eventId: uuid('event_id').primaryKey(),
    type: text('type').notNull(),
    topic: text('topic').notNull(),
    source: text('source').notNull(),
    subject: text('subject').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    time: timestamp('time', { withTimezone: true, mode: 'date' }).notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    correlationId: text('correlation_id').notNull(),
    causationId: text('causation_id'),
    traceparent: text('traceparent'),
    receivedAt: timestamp('received_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    status: text('status').$type<InboxStatus>().notNull().default('pending'),
    /** How often its handlers failed. */
    attempts: integer('attempts').notNull().default(0),
    /** Since when its handlers have been asking for a fact that has not arrived. */
    waitingSince: timestamp('waiting_since', { withTimezone: true, mode: 'date' }),
    /** Null until it fails for the first time: then when it is tried again. */
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true, mode: 'date' }),
    /** When it was handled or dropped. */
    handledAt: timestamp('handled_at', { withTimezone: true, mode: 'date' }),
    /** What was wrong the last time. */
    error: text('error'),
  };
}

type Indexed = Record<'id' | 'topic' | 'subject', ExtraConfigColumn>;

/** Indexes of an inbox table, for the third argument of `table(...)`. Index names are unique per schema. */
export function inboxIndexes(table: Indexed) {
  return [
    // Which keys have work, oldest first.
    index('inbox_pending_idx').on(table.id).where(sql`status = 'pending'`),
    // The next event of a key.
    index('inbox_key_idx').on(table.topic, table.subject, table.id).where(sql`status in ('pending', 'parked')`),
    // Few rows: the failed ones, each of which holds back what follows it on its key.
    index('inbox_holding_idx').on(table.topic, table.subject, table.id).where(sql`status = 'parked' or (status = 'pending' and next_attempt_at is not null)`),
  ];
}

/**
 * Columns of how far each key had come in the partitions that were dropped. An event that is not later than that, by
 * its sequence and by its id, was among them: it has had its effect.
 */
export function inboxPositionsColumns() {
  return {
    topic: text('topic').notNull(),
    subject: text('subject').notNull(),
    /** The highest. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    /** The latest: it tells apart what has the same sequence, or a lower one after its owner restored an old backup. */
    eventId: uuid('event_id').notNull(),
  };
}

/** The key of a table of positions, for the third argument of `table(...)`. */
export function inboxPositionsKey(table: Record<'topic' | 'subject', ExtraConfigColumn>) {
  return [primaryKey({ name: 'inbox_positions_pkey', columns: [table.topic, table.subject] })];
}
