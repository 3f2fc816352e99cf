import { defineEvent } from '../../define-event.js';
import { paymentStateV1 } from '../payment-state.v1.js';

export const paymentPaymentVoidedV1 = defineEvent({
  type: 'payment.payment.voided.v1',
  topic: 'edtech.payment.payment',
  owner: 'payment',
  subject: 'paymentId',
  description: 'The authorisation was given back: nothing was taken.',
  data: paymentStateV1,
});
