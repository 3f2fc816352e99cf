import { bigint, text, uuid } from 'drizzle-orm/pg-core';
import { communicationSchema } from './communication.schema.js';

/** What this service needs to know of an account: identity owns it and publishes it. */
export const userReferences = communicationSchema.table('user_references', {
  userId: uuid('user_id').primaryKey(),
  email: text('email').notNull(),
  /** First and last name, as other people read it. */
  name: text('name').notNull(),
  status: text('status', { enum: ['active', 'suspended', 'deleted'] }).notNull(),
  /** BCP 47: `en`, `de-AT`. */
  locale: text('locale').notNull(),
  /** IANA: `Europe/Vienna`. */
  timeZone: text('time_zone').notNull(),
  /** Version of the account that this row shows; older facts do not overwrite it. */
  sourceVersion: bigint('source_version', { mode: 'number' }).notNull(),
});
