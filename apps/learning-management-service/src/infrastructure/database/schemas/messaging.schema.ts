import { messagingTables } from '@edtech/messaging';
import { learningSchema } from './learning.schema.js';

export const messaging = messagingTables(learningSchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
