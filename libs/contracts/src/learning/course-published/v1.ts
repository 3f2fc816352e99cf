import { defineEvent } from '../../define-event.js';
import { courseStateV1 } from '../course-state.v1.js';

export const learningCoursePublishedV1 = defineEvent({
  type: 'learning.course.published.v1',
  topic: 'edtech.learning.course',
  owner: 'learning',
  subject: 'courseId',
  description: 'A tutor published a course.',
  data: courseStateV1,
});
