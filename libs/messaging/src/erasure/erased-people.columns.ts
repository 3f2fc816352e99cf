import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns of whose data were erased in a service: what still comes about them is kept without what it says of them. */
export function erasedPeopleColumns() {
  return {
    userId: uuid('user_id').primaryKey(),
    /** Of the request that was answered last. */
    erasureId: uuid('erasure_id').notNull().unique(),
    erasedAt: timestamp('erased_at', { withTimezone: true, mode: 'date' }).notNull(),
  };
}
