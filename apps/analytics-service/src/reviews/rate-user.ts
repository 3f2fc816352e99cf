import { Injectable } from '@nestjs/common';
import { analyticsTutorRatingUpdatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { ReviewsRepository } from '../infrastructure/database/repositories/reviews.repository.js';
import { TutorRatingsRepository } from '../infrastructure/database/repositories/tutor-ratings.repository.js';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';
import { ratingOf } from './rating.rules.js';
import type { ReviewTarget } from './review.rules.js';
import { tutorRatingState } from './review-state.js';

/** Works a user's rating out of all visible reviews again, and tells the platform when the user is a tutor. */
@Injectable()
export class RateUser {
  constructor(
    private readonly reviews: ReviewsRepository,
    private readonly ratings: TutorRatingsRepository,
    private readonly metrics: UserMetricsRepository,
  ) {}

  /** Part of the transaction that changed a review. */
  async run(scope: Scope, { targetUserId, targetType }: ReviewTarget): Promise<void> {
    const { tx } = scope;
    // The lock comes before the reading: of two reviews at once, the second transaction counts both.
    await this.metrics.lock(tx, [targetUserId]);
    const rating = ratingOf(await this.reviews.tally(tx, targetUserId));
    const { average, bayesian } = rating;
    await this.metrics.set(tx, targetUserId, { avgRating: average, bayesianRating: average === null ? null : bayesian });
    if (targetType !== 'tutor') return;
    const sequence = await this.ratings.save(tx, targetUserId, rating);
    await scope.publish(analyticsTutorRatingUpdatedV1, { sequence, data: tutorRatingState(targetUserId, rating) });
  }
}
