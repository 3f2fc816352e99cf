import { sql } from 'drizzle-orm';
import { check, date, timestamp, uuid } from 'drizzle-orm/pg-core';
import { identitySchema } from './identity.schema.js';
import { users } from './users.schema.js';

/** When people were born, of those who have said so. Apart from users and profiles, so that few reads carry it, and no analyst's. */
export const datesOfBirth = identitySchema.table(
  'dates_of_birth',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    dateOfBirth: date('date_of_birth', { mode: 'string' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  () => [check('dates_of_birth_date_of_birth_check', sql`date_of_birth >= '1900-01-01'`)],
);
