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
import { paymentSchema } from './payment.schema.js';

export const outbox = paymentSchema.table('outbox', outboxColumns());
export const inbox = paymentSchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = paymentSchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = paymentSchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = paymentSchema.table('event_operations', eventOperationColumns());
export const projectionShadows = paymentSchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
