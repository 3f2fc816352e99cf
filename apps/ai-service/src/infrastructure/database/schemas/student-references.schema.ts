import { integer, jsonb, text, uuid } from 'drizzle-orm/pg-core';
import { aiSchema } from './ai.schema.js';

export interface LearningGoal {
  readonly subject: string;
  readonly goal: string;
}

/** Copy of what students say they want to learn. */
export const studentReferences = aiSchema.table('student_references', {
  studentId: uuid('student_id').primaryKey(),
  userId: uuid('user_id').notNull().unique(),
  learningGoals: jsonb('learning_goals').$type<readonly LearningGoal[]>().notNull(),
  preferredLanguages: text('preferred_languages').array().notNull(),
  /** The student's version that this row shows. */
  sourceVersion: integer('source_version').notNull(),
});
