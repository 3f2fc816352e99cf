import { boolean, char, integer, uuid } from 'drizzle-orm/pg-core';
import { instant, minor, paymentSchema } from './payment.schema.js';

/** For whom a guardian has to agree to payments, and whether one has. A copy of what identity says: of most there is no row, and nobody has to. */
export const paymentConsents = paymentSchema.table('payment_consents', {
  userId: uuid('user_id').primaryKey(),
  /** When the student comes of age; null: nobody's consent is needed. */
  neededUntil: instant('needed_until'),
  given: boolean('given').notNull(),
  /** The highest price of a lesson that it is given for; both null: any. */
  maximumMinor: minor('maximum_minor'),
  maximumCurrency: char('maximum_currency', { length: 3 }),
  /** The consent's version at identity: only newer ones are applied. */
  sourceVersion: integer('source_version').notNull(),
});
