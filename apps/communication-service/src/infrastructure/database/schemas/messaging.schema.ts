import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { communicationSchema } from './communication.schema.js';

export const outbox = communicationSchema.table('outbox', outboxColumns());
export const inbox = communicationSchema.table('inbox', inboxColumns(), inboxIndexes);
export const relayLeases = communicationSchema.table('relay_leases', relayLeaseColumns());
