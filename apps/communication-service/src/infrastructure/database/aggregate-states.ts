import { communicationConversationOpenedV1, communicationErasureCompletedV1, communicationVideoSessionOpenedV1 } from '@edtech/contracts';
import { aggregateStates, erasureStates } from '@edtech/messaging';
import { conversationState } from '../../conversations/conversation-state.js';
import { openedVideoSession } from '../../video-sessions/video-session-state.js';
import { messaging, conversations, videoSessions } from './schemas/index.js';

/** What communication publishes, as it stands. */
export const communicationStates = [
  aggregateStates({
    definition: communicationConversationOpenedV1,
    subject: conversations.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(conversations).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (conversation) => ({ sequence: conversation.version, data: conversationState(conversation) }),
  }),
  aggregateStates({
    definition: communicationVideoSessionOpenedV1,
    subject: videoSessions.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(videoSessions).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: openedVideoSession,
  }),
  erasureStates(messaging, communicationErasureCompletedV1),
];
