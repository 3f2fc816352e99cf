import { defineError } from '@edtech/errors';
import type { ConversationStatus } from './conversation.js';

/** Also for whoever does not take part: an answer must not tell whether the conversation exists. */
export const conversationNotFound = defineError({
  code: 'CONVERSATION_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such conversation',
});

export const conversationClosed = defineError<{ status: ConversationStatus }>({
  code: 'CONVERSATION_CLOSED',
  kind: 'conflict',
  message: ({ status }) => `The conversation is ${status}: no message can be sent`,
});

/** A resend repeats the message; this is another message under the same id. */
export const clientMessageIdReused = defineError<{ clientMessageId: string }>({
  code: 'CLIENT_MESSAGE_ID_REUSED',
  kind: 'conflict',
  message: 'Another message was already sent with this clientMessageId',
});
