import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { communicationSchema } from './communication.schema.js';

export const videoSessions = communicationSchema.table(
  'video_sessions',
  {
    id: uuid('id').primaryKey(),
    lessonId: uuid('lesson_id').notNull(),
    meetingUrl: text('meeting_url').notNull(),
    /** When the first person came in, where the room's provider tells. */
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date', precision: 3 }),
    /** When the room was closed; null while it may be entered. */
    endedAt: timestamp('ended_at', { withTimezone: true, mode: 'date', precision: 3 }),
    recordingUrl: text('recording_url'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    // A room that nobody entered is closed without ever having started.
    check('video_sessions_order_check', sql`${table.endedAt} is null or ${table.startedAt} is null or ${table.endedAt} >= ${table.startedAt}`),
    // One room at a time for a lesson.
    uniqueIndex('video_sessions_active_idx').on(table.lessonId).where(sql`ended_at is null`),
    // All the rooms that a lesson had.
    index('video_sessions_lesson_idx').on(table.lessonId),
  ],
);
