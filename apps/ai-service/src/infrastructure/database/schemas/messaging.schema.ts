import { messagingTables } from '@edtech/messaging';
import { aiSchema } from './ai.schema.js';

export const messaging = messagingTables(aiSchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
