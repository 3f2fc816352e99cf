import { defineEvent } from '../../define-event.js';
import { tutorPersonalV1, tutorStateV1 } from '../tutor-state.v1.js';

export const learningTutorVerifiedV1 = defineEvent({
  type: 'learning.tutor.verified.v1',
  topic: 'edtech.learning.tutor',
  owner: 'learning',
  subject: 'tutorId',
  description: 'An admin verified the tutor: from now on searchable and bookable.',
  data: tutorStateV1,
  personal: tutorPersonalV1,
});
