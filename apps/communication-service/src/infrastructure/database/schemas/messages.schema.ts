import { sql } from 'drizzle-orm';
import { check, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { MESSAGE_MAX_CHARACTERS, messageTypes } from '../../../conversations/conversation.js';
import { communicationSchema } from './communication.schema.js';
import { conversations } from './conversations.schema.js';
import { oneOf } from './one-of.js';

export const messages = communicationSchema.table(
  'messages',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id),
    senderUserId: uuid('sender_user_id').notNull(),
    /** Chosen by the sender's program: the same id again is the same message again. */
    clientMessageId: uuid('client_message_id').notNull(),
    content: text('content').notNull(),
    messageType: text('message_type', { enum: messageTypes }).notNull().default('text'),
    /** Server time, strictly increasing within a conversation. */
    timestamp: timestamp('timestamp', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [
    check('messages_type_check', oneOf(table.messageType, messageTypes)),
    check('messages_content_check', sql`char_length(${table.content}) between 1 and ${sql.raw(String(MESSAGE_MAX_CHARACTERS))}`),
    // A resend is no second message.
    unique('messages_sender_client_key').on(table.senderUserId, table.clientMessageId),
    // A page of a conversation, newest first: the index is walked backwards.
    index('messages_conversation_idx').on(table.conversationId, table.timestamp, table.id),
  ],
);
