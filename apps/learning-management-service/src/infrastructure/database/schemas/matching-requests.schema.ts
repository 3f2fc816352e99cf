import { sql } from 'drizzle-orm';
import { bigint, char, check, doublePrecision, index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';
import { students } from './students.schema.js';
import { tutors } from './tutors.schema.js';

/** What a student asks of a tutor besides subject and budget. */
export interface MatchRequirements {
  readonly languages?: readonly string[];
  readonly minRating?: number;
  readonly notes?: string;
}

/** A student's search for a tutor. */
export const matchingRequests = learningSchema.table(
  'matching_requests',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull().references(() => students.id),
    subject: text('subject').notNull(),
    /** The most that an hour may cost. */
    budgetMinor: bigint('budget_minor', { mode: 'bigint' }).notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    requirements: jsonb('requirements').$type<MatchRequirements>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    check('matching_requests_budget_not_negative', sql`${table.budgetMinor} >= 0`),
    check('matching_requests_currency_code', sql`${table.currency} ~ '^[A-Z]{3}$'`),
    check('matching_requests_requirements_object', sql`jsonb_typeof(${table.requirements}) = 'object'`),
    index('matching_requests_student_idx').on(table.studentId, table.createdAt),
  ],
);

/** Whom the student was shown, in which order and why: kept, because ratings and prices move on. */
export const matchingCandidates = learningSchema.table(
  'matching_candidates',
  {
    requestId: uuid('request_id').notNull().references(() => matchingRequests.id, { onDelete: 'cascade' }),
    /** 1 is the best. */
    rank: integer('rank').notNull(),
    tutorId: uuid('tutor_id').notNull().references(() => tutors.id),
    /** 0 to 100. */
    score: doublePrecision('score').notNull(),
    reasons: text('reasons').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.rank] }),
    check('matching_candidates_score_range', sql`${table.score} between 0 and 100`),
    index('matching_candidates_tutor_idx').on(table.tutorId),
  ],
);
