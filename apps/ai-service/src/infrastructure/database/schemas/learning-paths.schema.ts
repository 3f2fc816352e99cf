import { sql } from 'drizzle-orm';
import { check, doublePrecision, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

export interface PathStep {
  /** Names the step within its path. */
  readonly key: string;
  readonly title: string;
  /** Keys of steps that stand before it in the path. */
  readonly prerequisites: readonly string[];
}

/** A student's way through a subject. Which steps are done follows from the lessons and is not stored twice. */
export const learningPaths = aiSchema.table(
  'learning_paths',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id').notNull(),
    /** A subject of the taxonomy, as a slug. */
    subject: text('subject').notNull(),
    /** In order; what a step requires stands before it. */
    steps: jsonb('steps').$type<readonly PathStep[]>().notNull(),
    /** How many lessons count towards the steps, at most as many as there are steps. */
    completedSteps: integer('completed_steps').notNull(),
    /** Completed steps out of all, from 0 to 1. */
    progress: doublePrecision('progress').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    unique('learning_paths_user_subject_key').on(table.userId, table.subject),
    check('learning_paths_progress_0_to_1', sql`${table.progress} between 0 and 1`),
    check('learning_paths_completed_within_steps', sql`${table.completedSteps} between 0 and jsonb_array_length(${table.steps})`),
    check('learning_paths_has_steps', sql`jsonb_array_length(${table.steps}) > 0`),
  ],
);
