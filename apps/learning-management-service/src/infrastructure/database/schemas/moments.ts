import { timestamp } from 'drizzle-orm/pg-core';

/** When a row was made and last changed. A trigger keeps `updated_at`, whoever writes. */
export function moments() {
  return {
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  };
}
