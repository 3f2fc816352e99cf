import { defineEvent } from '../../define-event.js';
import { tutorRatingStateV1 } from '../tutor-rating-state.v1.js';

export const analyticsTutorRatingUpdatedV1 = defineEvent({
  type: 'analytics.tutor-rating.updated.v1',
  topic: 'edtech.analytics.tutor-rating',
  owner: 'analytics',
  subject: 'tutorUserId',
  description: 'The rating of a tutor changed.',
  data: tutorRatingStateV1,
});
