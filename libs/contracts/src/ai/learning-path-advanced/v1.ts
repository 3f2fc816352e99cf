import { defineEvent } from '../../define-event.js';
import { learningPathStateV1 } from '../learning-path-state.v1.js';

export const aiLearningPathAdvancedV1 = defineEvent({
  type: 'ai.learning-path.advanced.v1',
  topic: 'edtech.ai.learning-path',
  owner: 'ai',
  subject: 'learningPathId',
  description: 'A step of a learning path was completed.',
  data: learningPathStateV1,
});
