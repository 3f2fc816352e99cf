import { inboxColumns, inboxIndexes, outboxColumns, relayLeaseColumns } from '@edtech/messaging';
import { identitySchema } from './identity.schema.js';

export const outbox = identitySchema.table('outbox', outboxColumns());

export const inbox = identitySchema.table('inbox', inboxColumns(), inboxIndexes);

export const relayLeases = identitySchema.table('relay_leases', relayLeaseColumns());
