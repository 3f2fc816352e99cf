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
import { aiSchema } from './ai.schema.js';

export const outbox = aiSchema.table('outbox', outboxColumns());
export const inbox = aiSchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = aiSchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = aiSchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = aiSchema.table('event_operations', eventOperationColumns());
export const projectionShadows = aiSchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
