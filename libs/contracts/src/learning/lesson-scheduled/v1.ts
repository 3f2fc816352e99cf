import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonScheduledV1 = defineEvent({
  type: 'learning.lesson.scheduled.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: 'The payment was authorised: the lesson will take place.',
  data: lessonStateV1,
});
