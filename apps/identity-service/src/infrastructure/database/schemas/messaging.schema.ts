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
import { identitySchema } from './identity.schema.js';

export const outbox = identitySchema.table('outbox', outboxColumns());
export const inbox = identitySchema.table('inbox', inboxColumns(), inboxIndexes);
export const inboxPositions = identitySchema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey);
export const relayLeases = identitySchema.table('relay_leases', relayLeaseColumns());
export const eventOperations = identitySchema.table('event_operations', eventOperationColumns());
export const projectionShadows = identitySchema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey);
