import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonCompletedV1 = defineEvent({
  type: 'learning.lesson.completed.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: 'The lesson took place: the payment may be captured.',
  data: lessonStateV1,
});
