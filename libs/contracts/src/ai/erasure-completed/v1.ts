import { defineEvent } from '../../define-event.js';
import { serviceErasureStateV1 } from '../../service-erasure-state.v1.js';

export const aiErasureCompletedV1 = defineEvent({
  type: 'ai.erasure.completed.v1',
  topic: 'edtech.ai.erasure',
  owner: 'ai',
  subject: 'erasureId',
  description: 'Ai holds no personal data of the person any more.',
  data: serviceErasureStateV1,
});
