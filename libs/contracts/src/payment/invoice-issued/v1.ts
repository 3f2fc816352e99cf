import { defineEvent } from '../../define-event.js';
import { invoiceStateV1 } from '../invoice-state.v1.js';

export const paymentInvoiceIssuedV1 = defineEvent({
  type: 'payment.invoice.issued.v1',
  topic: 'edtech.payment.invoice',
  owner: 'payment',
  subject: 'invoiceId',
  description: 'An invoice was issued for a captured payment.',
  data: invoiceStateV1,
});
