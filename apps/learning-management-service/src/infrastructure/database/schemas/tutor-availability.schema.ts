import { sql } from 'drizzle-orm';
import { check, index, integer, text, time, timestamp, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';
import { tutors } from './tutors.schema.js';

/** Weekly hours, as the clock on the tutor's wall shows them. A migration by hand keeps a tutor's rules from overlapping. */
export const tutorAvailability = learningSchema.table(
  'tutor_availability',
  {
    id: uuid('id').primaryKey(),
    tutorId: uuid('tutor_id').notNull().references(() => tutors.id),
    /** 0 is Sunday, 6 is Saturday. */
    dayOfWeek: integer('day_of_week').notNull(),
    startTime: time('start_time').notNull(),
    endTime: time('end_time').notNull(),
    /** IANA name of the zone in which the wall is. */
    timeZone: text('time_zone').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    check('tutor_availability_day_of_week', sql`${table.dayOfWeek} between 0 and 6`),
    check('tutor_availability_ends_after_start', sql`${table.endTime} > ${table.startTime}`),
    index('tutor_availability_tutor_idx').on(table.tutorId, table.dayOfWeek, table.startTime),
  ],
);
