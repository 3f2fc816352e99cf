import { messagingTables } from '@edtech/messaging';
import { integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core';

const analyticsSchema = pgSchema('analytics');

export const shelves = analyticsSchema.table('shelves', {
  id: uuid('id').primaryKey(),
  label: text('label').notNull(),
  version: integer('version').notNull().default(1),
});

export const messaging = messagingTables(analyticsSchema);
