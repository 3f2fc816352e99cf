import type { communicationConversationOpenedV1, EventData } from '@edtech/contracts';
import type { ConversationRow } from '../infrastructure/database/repositories/conversations.repository.js';

/** What the event about a conversation says. */
export function conversationState({ id, lessonId, participantIds, status }: ConversationRow): EventData<typeof communicationConversationOpenedV1> {
  return { conversationId: id, lessonId, participantUserIds: participantIds, status };
}
