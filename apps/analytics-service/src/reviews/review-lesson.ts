import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { analyticsReviewPublishedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { CompletedLessonsRepository } from '../infrastructure/database/repositories/completed-lessons.repository.js';
import { ReviewsRepository, type Review } from '../infrastructure/database/repositories/reviews.repository.js';
import { RateUser } from './rate-user.js';
import { reviewState } from './review-state.js';
import { repeatedReview, targetOf, type ReviewAttempt } from './review.rules.js';

/** A participant of a completed lesson reviews the other, once. */
@Injectable()
export class ReviewLesson {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lessons: CompletedLessonsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly rate: RateUser,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The review; the earlier one when the attempt repeats it.
   * @throws LESSON_NOT_REVIEWABLE, SELF_REVIEW, ALREADY_REVIEWED, REVIEW_KEY_REUSED
   */
  run(attempt: ReviewAttempt): Promise<Review> {
    return this.work.run(async (scope) => {
      const target = targetOf(attempt, await this.lessons.findById(scope.tx, attempt.lessonId));
      const review = await this.reviews.insertIfFirst(scope.tx, { id: v7(), ...attempt, ...target, createdAt: this.clock.now() });
      if (!review) return repeatedReview(attempt, await this.reviews.findConflicting(scope.tx, attempt));
      await scope.publish(analyticsReviewPublishedV1, { sequence: review.version, data: reviewState(review) });
      await this.rate.run(scope, target);
      return review;
    });
  }
}
