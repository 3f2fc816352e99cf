import { defineEvent } from '../../define-event.js';
import { paymentStateV1 } from '../payment-state.v1.js';

export const paymentPaymentAuthorizedV1 = defineEvent({
  type: 'payment.payment.authorized.v1',
  topic: 'edtech.payment.payment',
  owner: 'payment',
  subject: 'paymentId',
  description: 'The card was authorised for the amount.',
  data: paymentStateV1,
});
