import { defineEvent } from '../../define-event.js';
import { serviceErasureStateV1 } from '../../service-erasure-state.v1.js';

export const paymentErasureCompletedV1 = defineEvent({
  type: 'payment.erasure.completed.v1',
  topic: 'edtech.payment.erasure',
  owner: 'payment',
  subject: 'erasureId',
  description: 'Payment holds no personal data of the person any more.',
  data: serviceErasureStateV1,
});
