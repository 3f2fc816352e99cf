import { Injectable } from '@nestjs/common';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { learningPaths } from '../schemas/index.js';

export type LearningPathRow = typeof learningPaths.$inferSelect;

@Injectable()
export class LearningPathsRepository {
  async insert(executor: Executor, path: Omit<LearningPathRow, 'version'>): Promise<LearningPathRow> {
    const [row] = await executor.insert(learningPaths).values(path).returning();
    if (!row) throw new Error(`the learning path ${path.id} was not inserted`);
    return row;
  }

  /** The path in its next version; its row stays locked until the transaction ends. */
  async advance(executor: Executor, id: string, reached: Pick<LearningPathRow, 'completedSteps' | 'progress'>): Promise<LearningPathRow> {
    const [row] = await executor
      .update(learningPaths)
      .set({ completedSteps: reached.completedSteps, progress: reached.progress, version: sql`${learningPaths.version} + 1` })
      .where(eq(learningPaths.id, id))
      .returning();
    if (!row) throw new Error(`the learning path ${id} is gone`);
    return row;
  }

  /** In the alphabetical order of their subjects. */
  findByUserIds(executor: Executor, userIds: readonly string[]): Promise<LearningPathRow[]> {
    return executor.select().from(learningPaths).where(inArray(learningPaths.userId, [...userIds])).orderBy(learningPaths.subject);
  }
}
