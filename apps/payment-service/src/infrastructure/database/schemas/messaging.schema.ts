import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { paymentSchema } from './payment.schema.js';

export const outbox = paymentSchema.table('outbox', outboxColumns());

export const inbox = paymentSchema.table('inbox', inboxColumns(), inboxIndexes);

export const relayLeases = paymentSchema.table('relay_leases', relayLeaseColumns());
