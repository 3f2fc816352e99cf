import { defineEvent } from '../../define-event.js';
import { studentPersonalV1, studentStateV1 } from '../student-state.v1.js';

export const learningStudentCreatedV1 = defineEvent({
  type: 'learning.student.created.v1',
  topic: 'edtech.learning.student',
  owner: 'learning',
  subject: 'studentId',
  description: 'A student record was made for an account with the role student.',
  data: studentStateV1,
  personal: studentPersonalV1,
});
