import { defineEvent } from '../../define-event.js';
import { paymentStateV1 } from '../payment-state.v1.js';

export const paymentPaymentCapturedV1 = defineEvent({
  type: 'payment.payment.captured.v1',
  topic: 'edtech.payment.payment',
  owner: 'payment',
  subject: 'paymentId',
  description: 'The money was taken and booked.',
  data: paymentStateV1,
});
