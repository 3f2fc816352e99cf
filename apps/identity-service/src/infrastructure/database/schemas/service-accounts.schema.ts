import { sql } from 'drizzle-orm';
import { check, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { serviceAccountStatuses, type ServiceAccountScope } from '../../../service-accounts/service-account.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** Programs that ask as themselves. They are no users: nothing about them is on the topic of users. */
export const serviceAccounts = identitySchema.table(
  'service_accounts',
  {
    /** UUIDv7: the client id, and the `sub` claim of access tokens. */
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** What it is for. */
    description: text('description').notNull(),
    /** What its tokens may be given. It stays as it was made: another need is another account. */
    scopes: text('scopes').array().$type<ServiceAccountScope[]>().notNull(),
    status: text('status', { enum: serviceAccountStatuses }).notNull().default('active'),
    /** Which admin made it; null once that account is gone. */
    createdBy: uuid('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    uniqueIndex('service_accounts_name_key').on(sql`lower(${table.name})`),
    check('service_accounts_name_check', sql`char_length(name) between 1 and 100`),
    check('service_accounts_description_check', sql`char_length(description) <= 500`),
    check('service_accounts_scopes_check', sql`cardinality(scopes) > 0`),
    check('service_accounts_status_check', sql`status in ('active', 'suspended')`),
  ],
);
