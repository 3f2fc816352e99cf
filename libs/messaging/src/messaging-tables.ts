import type { AnyPgColumn, AnyPgTable, PgSchema } from 'drizzle-orm/pg-core';
import { erasedPeopleColumns } from './erasure/erased-people.columns.js';
import { inboxColumns, inboxIndexes, inboxPositionsColumns, inboxPositionsKey } from './inbox/inbox.columns.js';
import { eventOperationColumns, projectionShadowColumns, projectionShadowKey } from './operations.columns.js';
import { outboxColumns, relayLeaseColumns } from './outbox/outbox.columns.js';
import { sessionRevocationColumns, sessionRevocationRules } from './revocations/revocation.columns.js';

type TableWith<Columns extends () => object> = AnyPgTable & Record<keyof ReturnType<Columns>, AnyPgColumn>;

/** What messaging needs of the tables that each service has in its own schema. */
export interface MessagingTables {
  outbox: TableWith<typeof outboxColumns>;
  inbox: TableWith<typeof inboxColumns>;
  inboxPositions: TableWith<typeof inboxPositionsColumns>;
  relayLeases: TableWith<typeof relayLeaseColumns>;
  eventOperations: TableWith<typeof eventOperationColumns>;
  projectionShadows: TableWith<typeof projectionShadowColumns>;
  sessionRevocations: TableWith<typeof sessionRevocationColumns>;
  erasedPeople: TableWith<typeof erasedPeopleColumns>;
}

/**
 * Declares the tables of messaging in a service's schema. Export each of them by its name as well: drizzle-kit makes
 * migrations only for tables that are exports of their own.
 */
export function messagingTables<Schema extends string>(schema: PgSchema<Schema>) {
  return {
    outbox: schema.table('outbox', outboxColumns()),
    inbox: schema.table('inbox', inboxColumns(), inboxIndexes),
    inboxPositions: schema.table('inbox_positions', inboxPositionsColumns(), inboxPositionsKey),
    relayLeases: schema.table('relay_leases', relayLeaseColumns()),
    eventOperations: schema.table('event_operations', eventOperationColumns()),
    projectionShadows: schema.table('projection_shadows', projectionShadowColumns(), projectionShadowKey),
    sessionRevocations: schema.table('session_revocations', sessionRevocationColumns(), sessionRevocationRules),
    erasedPeople: schema.table('erased_people', erasedPeopleColumns()),
  } satisfies MessagingTables;
}
