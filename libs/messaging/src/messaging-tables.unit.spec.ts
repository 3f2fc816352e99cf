import { pgSchema } from 'drizzle-orm/pg-core';
import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns, type MessagingTables } from './index.js';

test('tables made with the column factories are what messaging works on', () => {
  const schema = pgSchema('identity');
  const tables: MessagingTables = {
    outbox: schema.table('outbox', outboxColumns()),
    inbox: schema.table('inbox', inboxColumns(), inboxIndexes),
    relayLeases: schema.table('relay_leases', relayLeaseColumns()),
  };
  expect(Object.keys(tables)).toHaveLength(3);
});
