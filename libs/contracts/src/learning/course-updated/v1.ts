import { defineEvent } from '../../define-event.js';
import { courseStateV1 } from '../course-state.v1.js';

export const learningCourseUpdatedV1 = defineEvent({
  type: 'learning.course.updated.v1',
  topic: 'edtech.learning.course',
  owner: 'learning',
  subject: 'courseId',
  description: 'A course changed or was withdrawn.',
  data: courseStateV1,
});
