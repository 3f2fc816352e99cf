import { defineEvent } from '../../define-event.js';
import { tutorPersonalV1, tutorStateV1 } from '../tutor-state.v1.js';

export const learningTutorCreatedV1 = defineEvent({
  type: 'learning.tutor.created.v1',
  topic: 'edtech.learning.tutor',
  owner: 'learning',
  subject: 'tutorId',
  description: 'A tutor record was made for an account with the role tutor.',
  data: tutorStateV1,
  personal: tutorPersonalV1,
});
