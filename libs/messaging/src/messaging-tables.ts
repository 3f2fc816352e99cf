import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import type { inboxColumns } from './inbox/inbox.columns.js';
import type { outboxColumns, relayLeaseColumns } from './outbox/outbox.columns.js';

type TableWith<Columns extends () => object> = AnyPgTable & Record<keyof ReturnType<Columns>, AnyPgColumn>;

/** The three tables that each service declares in its own schema with the column factories of this library. */
export interface MessagingTables {
  outbox: TableWith<typeof outboxColumns>;
  inbox: TableWith<typeof inboxColumns>;
  relayLeases: TableWith<typeof relayLeaseColumns>;
}
