import { defineEvent } from '../../define-event.js';
import { reviewStateV1 } from '../review-state.v1.js';

export const analyticsReviewPublishedV1 = defineEvent({
  type: 'analytics.review.published.v1',
  topic: 'edtech.analytics.review',
  owner: 'analytics',
  subject: 'reviewId',
  description: 'A participant reviewed the other after a completed lesson.',
  data: reviewStateV1,
});
