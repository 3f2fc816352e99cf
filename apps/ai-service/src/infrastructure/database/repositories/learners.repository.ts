import { Injectable } from '@nestjs/common';
import { and, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@edtech/drizzle';
import { completedLessons, enrolments, learners, studentReferences } from '../schemas/index.js';

export type StudentCopy = typeof studentReferences.$inferSelect;
export type EnrolmentCopy = typeof enrolments.$inferSelect;

/** Copies of what is known about those who learn. */
@Injectable()
export class LearnersRepository {
  /**
   * Locks the learner until the transaction ends, making the row when it is missing. Whoever works something out
   * about a learner locks first and reads afterwards: of two facts at once, the later transaction sees both.
   */
  async lock(tx: Transaction, userId: string): Promise<void> {
    await tx
      .insert(learners)
      .values({ userId })
      .onConflictDoUpdate({ target: learners.userId, set: { userId: sql`excluded.user_id` } });
  }

  async isKnown(executor: Executor, userId: string): Promise<boolean> {
    const rows = await executor.select({ userId: learners.userId }).from(learners).where(eq(learners.userId, userId));
    return rows.length > 0;
  }

  async findStudent(executor: Executor, userId: string): Promise<StudentCopy | undefined> {
    const [student] = await executor.select().from(studentReferences).where(eq(studentReferences.userId, userId));
    return student;
  }

  findEnrolments(executor: Executor, userId: string): Promise<EnrolmentCopy[]> {
    return executor.select().from(enrolments).where(eq(enrolments.studentUserId, userId));
  }

  /** How many different lessons the student has completed, by subject. */
  async countLessons(executor: Executor, userId: string): Promise<Map<string, number>> {
    const rows = await executor
      .select({ subject: completedLessons.subject, lessons: sql`count(*)`.mapWith(Number) })
      .from(completedLessons)
      .where(eq(completedLessons.studentUserId, userId))
      .groupBy(completedLessons.subject);
    return new Map(rows.map(({ subject, lessons }) => [subject, lessons]));
  }

  /** Which of these learners have recommendations of an older catalogue or another algorithm, or none. */
  async findOutdated(executor: Executor, userIds: readonly string[], current: { revision: number; algorithmVersion: number }): Promise<string[]> {
    const rows = await executor
      .select({ userId: learners.userId })
      .from(learners)
      .where(
        and(
          inArray(learners.userId, [...userIds]),
          or(
            isNull(learners.recommendedRevision),
            lt(learners.recommendedRevision, current.revision),
            ne(learners.algorithmVersion, current.algorithmVersion),
          ),
        ),
      );
    return rows.map(({ userId }) => userId);
  }

  /** Notes what the recommendations were worked out from. */
  async markRecommended(executor: Executor, userId: string, from: { revision: number; algorithmVersion: number; at: Date }): Promise<void> {
    await executor
      .update(learners)
      .set({ recommendedRevision: from.revision, algorithmVersion: from.algorithmVersion, recommendedAt: from.at })
      .where(eq(learners.userId, userId));
  }
}
