import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { aiSchema } from './ai.schema.js';

export const outbox = aiSchema.table('outbox', outboxColumns());
export const inbox = aiSchema.table('inbox', inboxColumns(), inboxIndexes);
export const relayLeases = aiSchema.table('relay_leases', relayLeaseColumns());
