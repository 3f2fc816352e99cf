import { pgSchema } from 'drizzle-orm/pg-core';
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
  type MessagingTables,
} from './index.js';

test('tables made with the column factories are what messaging works on', () => {
  const schema = pgSchema('identity');
  const tables: MessagingTables = {
    outbox: schema.table('outbox', outboxColumns()),
    inbox: schema.table('inbox', inboxColumns(), inboxIndexes),
    inboxPositions: schema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey),
    relayLeases: schema.table('relay_leases', relayLeaseColumns()),
    eventOperations: schema.table('event_operations', eventOperationColumns()),
    projectionShadows: schema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey),
  };
  expect(Object.keys(tables)).toHaveLength(6);
});
