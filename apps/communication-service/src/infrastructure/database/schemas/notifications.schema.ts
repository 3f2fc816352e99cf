import { sql } from 'drizzle-orm';
import { boolean, check, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { notificationTypes } from '../../../notifications/notification-types.js';
import { communicationSchema } from './communication.schema.js';
import { oneOf } from './one-of.js';

export const notifications = communicationSchema.table(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    /** The fact that it tells of: an event's id, or a message's. */
    eventId: uuid('event_id').notNull(),
    userId: uuid('user_id').notNull(),
    type: text('type', { enum: notificationTypes }).notNull(),
    lessonId: uuid('lesson_id'),
    /** In the user's language, safe to be put into HTML. */
    title: text('title').notNull(),
    /** In the user's language, safe to be put into HTML. */
    content: text('content').notNull(),
    isRead: boolean('is_read').notNull().default(false),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [
    check('notifications_type_check', oneOf(table.type, notificationTypes)),
    // A fact that arrives twice is told once.
    unique('notifications_event_user_type_key').on(table.eventId, table.userId, table.type),
    // A page of a person's notifications, newest first: the index is walked backwards.
    index('notifications_user_idx').on(table.userId, table.createdAt, table.id),
    // The unread count, and marking all as read.
    index('notifications_unread_idx').on(table.userId).where(sql`not is_read`),
    index('notifications_lesson_idx').on(table.lessonId).where(sql`lesson_id is not null`),
  ],
);
