import { messagingTables } from '@edtech/messaging';
import { paymentSchema } from './payment.schema.js';

export const messaging = messagingTables(paymentSchema);

// By name too, because drizzle-kit looks no deeper.
export const { outbox, inbox, inboxPositions, relayLeases, eventOperations, projectionShadows, sessionRevocations, erasedPeople } = messaging;
