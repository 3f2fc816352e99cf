import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

/** Every fact of the platform, once, without personal data: the source that reports are computed from. */
export const analyticsEvents = analyticsSchema.table(
  'analytics_events',
  {
    /** The id of the event itself, so that a replay adds nothing. */
    id: uuid('id').primaryKey(),
    /** Whom the fact is about; null for facts about no single person. References identity.User. */
    userId: uuid('user_id'),
    eventType: text('event_type').notNull(),
    /** The aggregate that the fact is about, and its version after the fact. */
    subject: uuid('subject').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    /** What is kept of the event's data, in the shape that goes with its type and version. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    /** When the fact happened, by the publisher's clock. */
    timestamp: timestamp('timestamp', { withTimezone: true, mode: 'date' }).notNull(),
    /** When it was recorded here; reports are computed up to such an instant. */
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    // One kind of fact over time: "lessons completed in March".
    index('analytics_events_type_timestamp_idx').on(table.eventType, table.timestamp),
    // One person's history.
    index('analytics_events_user_timestamp_idx').on(table.userId, table.timestamp).where(sql`user_id is not null`),
  ],
);
