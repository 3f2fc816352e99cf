import { Injectable } from '@nestjs/common';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Transaction } from '@edtech/drizzle';
import { recommendations } from '../schemas/index.js';

type Row = typeof recommendations.$inferSelect;
export type NewRecommendation = Pick<Row, 'targetType' | 'targetId' | 'score' | 'reason'>;

@Injectable()
export class RecommendationsRepository {
  /** These and no others from now on. One that was there before keeps its id. The learner must be locked. */
  async replace(
    tx: Transaction,
    userId: string,
    fresh: readonly NewRecommendation[],
    { algorithmVersion, computedAt }: Pick<Row, 'algorithmVersion' | 'computedAt'>,
  ): Promise<void> {
    const targets = fresh.map(({ targetId }) => targetId);
    await tx.delete(recommendations).where(and(eq(recommendations.userId, userId), notInArray(recommendations.targetId, targets)));
    if (fresh.length === 0) return;
    await tx
      .insert(recommendations)
      .values(fresh.map((recommendation) => ({ id: v7(), userId, ...recommendation, algorithmVersion, computedAt })))
      .onConflictDoUpdate({
        target: [recommendations.userId, recommendations.targetType, recommendations.targetId],
        set: {
          score: sql`excluded.score`,
          reason: sql`excluded.reason`,
          algorithmVersion: sql`excluded.algorithm_version`,
          computedAt: sql`excluded.computed_at`,
        },
      });
  }
}
