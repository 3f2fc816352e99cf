import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonReleasedV1 = defineEvent({
  type: 'learning.lesson.released.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: 'The hold ended without a payment (declined or expired): the slot is free again.',
  data: lessonStateV1,
});
