import { defineEvent } from '../../define-event.js';
import { serviceErasureStateV1 } from '../../service-erasure-state.v1.js';

export const communicationErasureCompletedV1 = defineEvent({
  type: 'communication.erasure.completed.v1',
  topic: 'edtech.communication.erasure',
  owner: 'communication',
  subject: 'erasureId',
  description: 'Communication holds no personal data of the person any more.',
  data: serviceErasureStateV1,
});
