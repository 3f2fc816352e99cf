import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { conversationStatuses } from '../../../conversations/conversation.js';
import { communicationSchema } from './communication.schema.js';
import { oneOf } from './one-of.js';

export const conversations = communicationSchema.table(
  'conversations',
  {
    id: uuid('id').primaryKey(),
    /** Null for a conversation that is about no lesson. */
    lessonId: uuid('lesson_id'),
    participantIds: uuid('participant_ids').array().notNull(),
    status: text('status', { enum: conversationStatuses }).notNull().default('open'),
    /** The timestamp of the newest message; only ever moves forward. */
    lastMessageAt: timestamp('last_message_at', { withTimezone: true, mode: 'date', precision: 3 }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** Version of the public state: messages do not count. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    check('conversations_status_check', oneOf(table.status, conversationStatuses)),
    check('conversations_participants_check', sql`cardinality(${table.participantIds}) >= 2`),
    // However often a lesson is announced, there is one conversation about it.
    uniqueIndex('conversations_lesson_idx').on(table.lessonId).where(sql`lesson_id is not null`),
    // The conversations of a person.
    index('conversations_participants_idx').using('gin', table.participantIds),
  ],
);
