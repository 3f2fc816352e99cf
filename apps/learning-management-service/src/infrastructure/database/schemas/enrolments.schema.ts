import { sql } from 'drizzle-orm';
import { bigint, char, check, index, integer, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { courses } from './courses.schema.js';
import { learningSchema } from './learning.schema.js';
import { students } from './students.schema.js';

/** A student's place in a course. What a lesson of it costs and how long it takes is frozen here. */
export const enrolments = learningSchema.table(
  'enrolments',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull().references(() => students.id),
    courseId: uuid('course_id').notNull().references(() => courses.id),
    pricePerLessonMinor: bigint('price_per_lesson_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    /** Minutes of one lesson. */
    duration: integer('duration').notNull(),
    version: integer('version').notNull().default(1),
    enrolledAt: timestamp('enrolled_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    unique('enrolments_student_course_key').on(table.studentId, table.courseId),
    check('enrolments_price_not_negative', sql`${table.pricePerLessonMinor} >= 0`),
    check('enrolments_currency_code', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('enrolments_duration_positive', sql`${table.duration} > 0`),
    index('enrolments_course_idx').on(table.courseId),
  ],
);
