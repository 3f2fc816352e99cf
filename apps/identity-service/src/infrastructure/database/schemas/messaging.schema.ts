import { messagingTables } from '@edtech/messaging';
import { identitySchema } from './identity.schema.js';

export const messaging = messagingTables(identitySchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
