import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { analyticsSchema } from './analytics.schema.js';

export const outbox = analyticsSchema.table('outbox', outboxColumns());
export const inbox = analyticsSchema.table('inbox', inboxColumns(), inboxIndexes);
export const relayLeases = analyticsSchema.table('relay_leases', relayLeaseColumns());
