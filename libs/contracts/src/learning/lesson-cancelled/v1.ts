import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonCancelledV1 = defineEvent({
  type: 'learning.lesson.cancelled.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: 'A scheduled lesson was called off before it began.',
  data: lessonStateV1,
});
