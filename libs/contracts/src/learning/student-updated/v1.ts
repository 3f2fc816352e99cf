import { defineEvent } from '../../define-event.js';
import { studentPersonalV1, studentStateV1 } from '../student-state.v1.js';

export const learningStudentUpdatedV1 = defineEvent({
  type: 'learning.student.updated.v1',
  topic: 'edtech.learning.student',
  owner: 'learning',
  subject: 'studentId',
  description: "A student's profile changed.",
  data: studentStateV1,
  personal: studentPersonalV1,
});
