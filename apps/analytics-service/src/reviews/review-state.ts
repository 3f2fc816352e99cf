import type { analyticsReviewPublishedV1, analyticsTutorRatingUpdatedV1, EventData } from '@edtech/contracts';
import type { Review } from '../infrastructure/database/repositories/reviews.repository.js';
import type { TutorRating } from '../infrastructure/database/repositories/tutor-ratings.repository.js';

/** What the event about a review says. */
export function reviewState(review: Review): EventData<typeof analyticsReviewPublishedV1> {
  const { id: reviewId, lessonId, reviewerUserId, targetUserId, targetType, rating, moderation } = review;
  return { reviewId, lessonId, reviewerUserId, targetUserId, targetType, rating, moderation };
}

/** What every event about a tutor's rating says. */
export function tutorRatingState(tutorUserId: string, { average, bayesian, reviewCount }: TutorRating): EventData<typeof analyticsTutorRatingUpdatedV1> {
  return { tutorUserId, average, bayesian, reviewCount };
}
