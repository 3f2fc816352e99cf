import { defineEvent } from '../../define-event.js';
import { tutorPersonalV1, tutorStateV1 } from '../tutor-state.v1.js';

export const learningTutorUpdatedV1 = defineEvent({
  type: 'learning.tutor.updated.v1',
  topic: 'edtech.learning.tutor',
  owner: 'learning',
  subject: 'tutorId',
  description: "A tutor's profile changed.",
  data: tutorStateV1,
  personal: tutorPersonalV1,
});
