import { defineEvent } from '../../define-event.js';
import { paymentStateV1 } from '../payment-state.v1.js';

export const paymentPaymentDeclinedV1 = defineEvent({
  type: 'payment.payment.declined.v1',
  topic: 'edtech.payment.payment',
  owner: 'payment',
  subject: 'paymentId',
  description: 'The card was declined.',
  data: paymentStateV1,
});
