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
import { analyticsSchema } from './analytics.schema.js';

export const outbox = analyticsSchema.table('outbox', outboxColumns());
export const inbox = analyticsSchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = analyticsSchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = analyticsSchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = analyticsSchema.table('event_operations', eventOperationColumns());
export const projectionShadows = analyticsSchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
