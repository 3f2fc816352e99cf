import { defineEvent } from '../../define-event.js';
import { paymentStateV1 } from '../payment-state.v1.js';

export const paymentPaymentRefundedV1 = defineEvent({
  type: 'payment.payment.refunded.v1',
  topic: 'edtech.payment.payment',
  owner: 'payment',
  subject: 'paymentId',
  description: 'Money was given back, in part or in full.',
  data: paymentStateV1,
});
