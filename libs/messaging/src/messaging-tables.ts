import type { AnyPgColumn, AnyPgTable } from 'drizzle-orm/pg-core';
import type { inboxColumns, inboxPositionsColumns } from './inbox/inbox.columns.js';
import type { eventOperationColumns, projectionShadowColumns } from './operations.columns.js';
import type { outboxColumns, relayLeaseColumns } from './outbox/outbox.columns.js';

type TableWith<Columns extends () => object> = AnyPgTable & Record<keyof ReturnType<Columns>, AnyPgColumn>;

/** The tables that each service declares in its own schema with the column factories of this library. */
export interface MessagingTables {
  outbox: TableWith<typeof outboxColumns>;
  inbox: TableWith<typeof inboxColumns>;
  inboxPositions: TableWith<typeof inboxPositionsColumns>;
  relayLeases: TableWith<typeof relayLeaseColumns>;
  eventOperations: TableWith<typeof eventOperationColumns>;
  projectionShadows: TableWith<typeof projectionShadowColumns>;
}
