import { defineEvent } from '../../define-event.js';
import { lessonStateV1 } from '../lesson-state.v1.js';

export const learningLessonUpdatedV1 = defineEvent({
  type: 'learning.lesson.updated.v1',
  topic: 'edtech.learning.lesson',
  owner: 'learning',
  subject: 'lessonId',
  description: "A detail changed that is not a step of the lesson's life, such as its meeting URL.",
  data: lessonStateV1,
});
