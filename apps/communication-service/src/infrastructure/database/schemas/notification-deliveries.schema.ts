import { sql } from 'drizzle-orm';
import { check, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { deliveryChannels } from '../../../notifications/notification-types.js';
import { communicationSchema } from './communication.schema.js';
import { notifications } from './notifications.schema.js';
import { oneOf } from './one-of.js';

/** pending: to be sent; sent: the channel took it; failed: given up; skipped: the account is gone. */
export const deliveryStatuses = ['pending', 'sent', 'failed', 'skipped'] as const;

/** A notification on its way to its user outside the application. */
export const notificationDeliveries = communicationSchema.table(
  'notification_deliveries',
  {
    /** Also what the channel recognises a repetition by. */
    id: uuid('id').primaryKey(),
    notificationId: uuid('notification_id')
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    userId: uuid('user_id').notNull(),
    channel: text('channel', { enum: deliveryChannels }).notNull(),
    status: text('status', { enum: deliveryStatuses }).notNull().default('pending'),
    /** Plain text, unescaped. */
    subject: text('subject').notNull(),
    /** Plain text, unescaped. */
    body: text('body').notNull(),
    /** How often it was claimed: also tells a worker whether the claim is still its own. */
    attempts: integer('attempts').notNull().default(0),
    /** Until then one worker has it in hand; after that the worker is taken for dead. */
    claimedUntil: timestamp('claimed_until', { withTimezone: true, mode: 'date', precision: 3 }),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    lastError: text('last_error'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** When it was sent, given up or skipped. */
    settledAt: timestamp('settled_at', { withTimezone: true, mode: 'date', precision: 3 }),
  },
  (table) => [
    check('notification_deliveries_channel_check', oneOf(table.channel, deliveryChannels)),
    check('notification_deliveries_status_check', oneOf(table.status, deliveryStatuses)),
    check('notification_deliveries_settled_check', sql`(${table.status} = 'pending') = (${table.settledAt} is null)`),
    unique('notification_deliveries_notification_channel_key').on(table.notificationId, table.channel),
    // What is due.
    index('notification_deliveries_due_idx').on(table.nextAttemptAt).where(sql`status = 'pending'`),
    index('notification_deliveries_user_idx').on(table.userId),
  ],
);
