import { paymentErasureCompletedV1, paymentInvoiceIssuedV1, paymentPaymentCapturedV1 } from '@edtech/contracts';
import { aggregateStates, erasureStates } from '@edtech/messaging';
import { invoiceState } from '../../invoices/invoice-state.js';
import { publishedPayment } from '../../payments/payment-state.js';
import { invoices } from './schemas/invoices.schema.js';
import { payments } from './schemas/payments.schema.js';
import { messaging } from './schemas/messaging.schema.js';

/** What payment publishes, as it stands. */
export const paymentStates = [
  aggregateStates({
    definition: paymentPaymentCapturedV1,
    subject: payments.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(payments).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: publishedPayment,
  }),
  aggregateStates({
    definition: paymentInvoiceIssuedV1,
    subject: invoices.id,
    rows: (executor, { where, orderBy, limit }) => executor.select().from(invoices).where(where).orderBy(orderBy).limit(limit),
    subjectOf: ({ id }) => id,
    stateOf: (invoice) => ({ sequence: invoice.version, data: invoiceState(invoice) }),
  }),
  erasureStates(messaging, paymentErasureCompletedV1),
];
