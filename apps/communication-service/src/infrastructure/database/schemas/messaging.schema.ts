import {
  eventOperationColumns,
  inboxColumns,
  inboxIndexes,
  inboxPositionsColumns,
  inboxPositionsKey,
  outboxColumns,
  projectionShadowColumns,
  projectionShadowKey,
  relayLeaseColumns,
} from '@edtech/messaging';
import { communicationSchema } from './communication.schema.js';

export const outbox = communicationSchema.table('outbox', outboxColumns());
export const inbox = communicationSchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = communicationSchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = communicationSchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = communicationSchema.table('event_operations', eventOperationColumns());
export const projectionShadows = communicationSchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
