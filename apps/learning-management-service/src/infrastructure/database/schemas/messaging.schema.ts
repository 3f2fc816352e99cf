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
import { learningSchema } from './learning.schema.js';

export const outbox = learningSchema.table('outbox', outboxColumns());
export const inbox = learningSchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = learningSchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = learningSchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = learningSchema.table('event_operations', eventOperationColumns());
export const projectionShadows = learningSchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
