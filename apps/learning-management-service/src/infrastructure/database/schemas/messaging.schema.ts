import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { learningSchema } from './learning.schema.js';

export const outbox = learningSchema.table('outbox', outboxColumns());
export const inbox = learningSchema.table('inbox', inboxColumns(), inboxIndexes);
export const relayLeases = learningSchema.table('relay_leases', relayLeaseColumns());
