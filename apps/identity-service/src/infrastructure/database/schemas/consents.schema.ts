import { sql } from 'drizzle-orm';
import { bigint, char, check, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { consentKinds } from '../../../consent/consent.rules.js';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** What the platform was told last of somebody's need for a guardian's consent. Of most there is no row: nothing was ever told. */
export const consents = identitySchema.table(
  'consents',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** When they come of age; null: nobody's consent is needed. */
    neededUntil: timestamp('needed_until', { withTimezone: true, mode: 'date' }),
    kinds: text('kinds', { enum: consentKinds }).array().notNull(),
    maximumMinor: bigint('maximum_minor', { mode: 'bigint' }),
    maximumCurrency: char('maximum_currency', { length: 3 }),
    /** Sequence of the events. */
    version: integer('version').notNull().default(1),
  },
  () => [
    check('consents_kinds_check', sql`kinds <@ array['booking', 'payment']`),
    check('consents_maximum_check', sql`maximum_minor >= 0 and (maximum_minor is null) = (maximum_currency is null)`),
    check('consents_needed_check', sql`needed_until is not null or (kinds = '{}' and maximum_minor is null)`),
  ],
);
