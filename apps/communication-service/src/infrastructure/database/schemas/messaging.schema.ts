import { messagingTables } from '@edtech/messaging';
import { communicationSchema } from './communication.schema.js';

export const messaging = messagingTables(communicationSchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
