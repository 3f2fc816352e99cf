import { bigint, bigserial, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns of a service's outbox: events that are committed and not yet acknowledged by the transport. */
export function outboxColumns() {
  return {
    /** Insert order. Not commit order: the relay reads all visible rows, never "newer than the last". */
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    eventId: uuid('event_id').notNull(),
    type: text('type').notNull(),
    topic: text('topic').notNull(),
    /** The aggregate's id, also the partition key. */
    subject: text('subject').notNull(),
    /** The aggregate's version. */
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    correlationId: text('correlation_id').notNull(),
    causationId: text('causation_id'),
    traceparent: text('traceparent'),
    occurredAt: timestamp('occurred_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  };
}

/** Columns of the leases that decide which replica of a service relays its outbox. */
export function relayLeaseColumns() {
  return {
    name: text('name').primaryKey(),
    holder: uuid('holder'),
    /** Grows with every new holder: what a former holder still has in hand carries an older one. */
    fencingToken: bigint('fencing_token', { mode: 'bigint' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }).notNull(),
  };
}
