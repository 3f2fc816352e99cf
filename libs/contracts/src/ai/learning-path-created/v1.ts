import { defineEvent } from '../../define-event.js';
import { learningPathStateV1 } from '../learning-path-state.v1.js';

export const aiLearningPathCreatedV1 = defineEvent({
  type: 'ai.learning-path.created.v1',
  topic: 'edtech.ai.learning-path',
  owner: 'ai',
  subject: 'learningPathId',
  description: 'A learning path was laid out for a student and a subject.',
  data: learningPathStateV1,
});
