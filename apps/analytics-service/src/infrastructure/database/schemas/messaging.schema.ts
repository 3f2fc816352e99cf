import { messagingTables } from '@edtech/messaging';
import { analyticsSchema } from './analytics.schema.js';

export const messaging = messagingTables(analyticsSchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
