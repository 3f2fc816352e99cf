import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { learningSchema } from './learning.schema.js';
import { moments } from './moments.js';

/** What a student wants to reach in a subject. */
export interface LearningGoal {
  readonly subject: string;
  readonly goal: string;
}

/** One row for each account with the role student. */
export const students = learningSchema.table(
  'students',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull().unique(),
    // Copies of what identity says, as of source_version.
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** Whether the account is active and still a student's: others book nothing. */
    accountActive: boolean('account_active').notNull(),
    sourceVersion: integer('source_version').notNull(),
    learningGoals: jsonb('learning_goals').$type<readonly LearningGoal[]>().notNull().default([]),
    preferredLanguages: text('preferred_languages').array().notNull().default(sql`'{}'::text[]`),
    version: integer('version').notNull().default(1),
    ...moments(),
  },
  (table) => [check('students_learning_goals_list', sql`jsonb_typeof(${table.learningGoals}) = 'array'`)],
);
