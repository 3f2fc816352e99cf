import { defineEvent } from '../../define-event.js';
import { enrolmentStateV1 } from '../enrolment-state.v1.js';

export const learningEnrolmentCreatedV1 = defineEvent({
  type: 'learning.enrolment.created.v1',
  topic: 'edtech.learning.enrolment',
  owner: 'learning',
  subject: 'enrolmentId',
  description: 'A student enrolled in a course.',
  data: enrolmentStateV1,
});
