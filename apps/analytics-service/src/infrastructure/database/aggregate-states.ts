import { analyticsErasureCompletedV1, analyticsReviewPublishedV1, analyticsTutorRatingUpdatedV1 } from '@edtech/contracts';
import { aggregateStates, erasureStates } from '@edtech/messaging';
import { reviewState, tutorRatingState } from '../../reviews/review-state.js';
import { messaging, reviews, tutorRatings } from './schemas/index.js';

/** What analytics publishes, as it stands. */
export const analyticsStates = [
  aggregateStates({
    definition: analyticsReviewPublishedV1,
    subject: reviews.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(reviews).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (review) => ({ sequence: review.version, data: reviewState(review) }),
  }),
  aggregateStates({
    definition: analyticsTutorRatingUpdatedV1,
    subject: tutorRatings.tutorUserId,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(tutorRatings).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ tutorUserId }) => tutorUserId,
    stateOf: (rating) => ({ sequence: rating.version, data: tutorRatingState(rating.tutorUserId, rating) }),
  }),
  erasureStates(messaging, analyticsErasureCompletedV1),
];
