import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonBookedV1 = defineEvent({
  type: 'learning.lesson.booked.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: 'A student booked a slot: it is held until paid or until the hold expires.',
  data: lessonStateV1,
});
