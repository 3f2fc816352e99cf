import { defineEvent } from '../../define-event.js';
import { conversationStateV1 } from '../conversation-state.v1.js';

export const communicationConversationOpenedV1 = defineEvent({
  type: 'communication.conversation.opened.v1',
  topic: 'edtech.communication.conversation',
  owner: 'communication',
  subject: 'conversationId',
  description: 'A conversation was opened between its participants.',
  data: conversationStateV1,
});
