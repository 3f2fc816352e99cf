import { bigint, boolean, char, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';

/** Of whom a guardian has to agree to bookings, and whether one has. A copy of what identity says: of most there is no row, and nobody has to. */
export const bookingConsents = learningSchema.table('booking_consents', {
  userId: uuid('user_id').primaryKey(),
  /** When the student comes of age; null: nobody's consent is needed. */
  neededUntil: timestamp('needed_until', { withTimezone: true, mode: 'date' }),
  given: boolean('given').notNull(),
  /** The highest price of a lesson that it is given for; both null: any. */
  maximumMinor: bigint('maximum_minor', { mode: 'bigint' }),
  maximumCurrency: char('maximum_currency', { length: 3 }),
  sourceVersion: integer('source_version').notNull(),
});
