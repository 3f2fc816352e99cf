import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 as uuidv7 } from 'uuid';
import { ConversationsRepository } from '../infrastructure/database/repositories/conversations.repository.js';
import { MessagesRepository, type MessageRow } from '../infrastructure/database/repositories/messages.repository.js';
import { NotifyUsers } from '../notifications/notify-users.js';
import { isParticipant, nextTimestamp, recipientsOf } from './conversation.js';
import { clientMessageIdReused, conversationClosed, conversationNotFound } from './conversations.errors.js';

export interface SendMessageCommand {
  readonly senderUserId: string;
  readonly conversationId: string;
  readonly content: string;
  readonly clientMessageId: string;
}

/** Adds a message and tells the others. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationsRepository,
    private readonly messages: MessagesRepository,
    private readonly notify: NotifyUsers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A message that the sender has already sent under the same client id is returned as it is stored, also when the
   * conversation has been closed since: the first answer may have got lost.
   * @throws CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, CLIENT_MESSAGE_ID_REUSED
   */
  run(command: SendMessageCommand): Promise<MessageRow> {
    const { senderUserId, conversationId, content, clientMessageId } = command;
    return this.unitOfWork.run(async ({ tx }) => {
      const conversation = await this.conversations.lock(tx, conversationId);
      if (!conversation || !isParticipant(conversation, senderUserId)) throw conversationNotFound();

      const earlier = await this.messages.findByClientId(tx, senderUserId, clientMessageId);
      if (earlier) {
        if (earlier.conversationId === conversation.id && earlier.content === content) return earlier;
        throw clientMessageIdReused({ clientMessageId });
      }
      if (conversation.status !== 'open') throw conversationClosed({ status: conversation.status });

      const id = uuidv7();
      const timestamp = nextTimestamp(conversation.lastMessageAt, this.clock.now());
      const message = await this.messages.add(tx, { id, conversationId: conversation.id, senderUserId, clientMessageId, content, timestamp });
      // Taken meanwhile by a message to another conversation: within this one they wait for each other.
      if (!message) throw clientMessageIdReused({ clientMessageId });
      await this.conversations.noteMessageAt(tx, conversation.id, timestamp);

      const recipients = recipientsOf(conversation, senderUserId);
      const about = { eventId: id, lessonId: conversation.lessonId, people: [senderUserId, ...recipients] };
      await this.notify.run(tx, about, (nameOf) =>
        recipients.map((userId) => ({ userId, type: 'message_received', facts: { senderName: nameOf(senderUserId) } })),
      );
      return message;
    });
  }
}
