import { index, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core';
import { analyticsSchema } from './analytics.schema.js';

export const reportType = analyticsSchema.enum('report_type', ['platform_activity', 'revenue', 'tutor_performance']);

/** Reports as they were handed out. Recomputing one up to its watermark gives the same data. */
export const reports = analyticsSchema.table(
  'reports',
  {
    id: uuid('id').primaryKey(),
    type: reportType('type').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** Analytics events recorded up to this instant are in the data, later ones are not. */
    watermark: timestamp('watermark', { withTimezone: true, mode: 'date' }).notNull(),
    generatedAt: timestamp('generated_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Who asked for it; null for the system itself. */
    generatedBy: uuid('generated_by'),
  },
  (table) => [
    // The newest report of a type.
    index('reports_type_generated_idx').on(table.type, table.generatedAt),
    index('reports_generated_by_idx').on(table.generatedBy),
  ],
);
