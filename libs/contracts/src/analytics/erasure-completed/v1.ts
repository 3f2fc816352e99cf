import { defineEvent } from '../../define-event.js';
import { serviceErasureStateV1 } from '../../service-erasure-state.v1.js';

export const analyticsErasureCompletedV1 = defineEvent({
  type: 'analytics.erasure.completed.v1',
  topic: 'edtech.analytics.erasure',
  owner: 'analytics',
  subject: 'erasureId',
  description: 'Analytics holds no personal data of the person any more.',
  data: serviceErasureStateV1,
});
