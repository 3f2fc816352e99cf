import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, text, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';
import { moments } from './moments.js';
import { tutors } from './tutors.schema.js';

export type CourseStatus = 'published' | 'withdrawn';

/** What a tutor offers. Price and duration are those of one lesson of it. */
export const courses = learningSchema.table(
  'courses',
  {
    id: uuid('id').primaryKey(),
    tutorId: uuid('tutor_id').notNull().references(() => tutors.id),
    title: text('title').notNull(),
    description: text('description').notNull(),
    subject: text('subject').notNull(),
    priceMinor: bigint('price_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    /** Minutes of one lesson. */
    duration: integer('duration').notNull(),
    status: text('status').$type<CourseStatus>().notNull().default('published'),
    version: integer('version').notNull().default(1),
    ...moments(),
  },
  (table) => [
    check('courses_title_length', sql`char_length(${table.title}) between 1 and 200`),
    check('courses_price_not_negative', sql`${table.priceMinor} >= 0`),
    check('courses_currency_code', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('courses_duration_positive', sql`${table.duration} > 0`),
    check('courses_status_known', sql`${table.status} in ('published', 'withdrawn')`),
    // The courses of a tutor, the newest first (ids grow with time).
    index('courses_tutor_idx').on(table.tutorId, table.id),
  ],
);
