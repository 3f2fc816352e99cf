import { defineEvent } from '../../define-event.js';
import { serviceErasureStateV1 } from '../../service-erasure-state.v1.js';

export const learningErasureCompletedV1 = defineEvent({
  type: 'learning.erasure.completed.v1',
  topic: 'edtech.learning.erasure',
  owner: 'learning',
  subject: 'erasureId',
  description: 'Learning holds no personal data of the person any more.',
  data: serviceErasureStateV1,
});
