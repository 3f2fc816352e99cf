import { Injectable } from '@nestjs/common';
import { and, count, eq, or, sum } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { isVisible, reviews } from '../schemas/index.js';

export type Review = typeof reviews.$inferSelect;
export type NewReview = Omit<typeof reviews.$inferInsert, 'version' | 'moderation'>;

@Injectable()
export class ReviewsRepository {
  /**
   * Adds a review unless its author has already reviewed the lesson or used the idempotency key: undefined then.
   * A concurrent attempt is waited for, so that exactly one of two wins.
   */
  async insertIfFirst(executor: Executor, review: NewReview): Promise<Review | undefined> {
    const [inserted] = await executor.insert(reviews).values(review).onConflictDoNothing().returning();
    return inserted;
  }

  /** Earlier reviews of this author that stand in the way of a new one: at most one of each kind. */
  findConflicting(executor: Executor, attempt: Pick<NewReview, 'reviewerUserId' | 'lessonId' | 'idempotencyKey'>): Promise<Review[]> {
    return executor
      .select()
      .from(reviews)
      .where(
        and(
          eq(reviews.reviewerUserId, attempt.reviewerUserId),
          or(eq(reviews.lessonId, attempt.lessonId), eq(reviews.idempotencyKey, attempt.idempotencyKey)),
        ),
      );
  }

  /** What the visible reviews about a user add up to. */
  async tally(executor: Executor, targetUserId: string): Promise<{ ratingSum: number; reviewCount: number }> {
    const [row] = await executor
      .select({ ratingSum: sum(reviews.rating).mapWith(Number), reviewCount: count() })
      .from(reviews)
      .where(and(eq(reviews.targetUserId, targetUserId), isVisible));
    return { ratingSum: row?.ratingSum ?? 0, reviewCount: row?.reviewCount ?? 0 };
  }
}
