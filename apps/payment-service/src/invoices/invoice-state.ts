import type { EventData, paymentInvoiceIssuedV1 } from '@edtech/contracts';
import type { Invoice } from '../infrastructure/database/repositories/invoices.repository.js';

/** What the event about an invoice says. */
export function invoiceState({ id: invoiceId, number, paymentId, lessonId, studentUserId, tutorUserId, ...invoice }: Invoice): EventData<typeof paymentInvoiceIssuedV1> {
  return {
    ...{ invoiceId, number, paymentId, lessonId, studentUserId, tutorUserId },
    amount: { amountMinor: Number(invoice.amountMinor), currency: invoice.currency },
    issuedAt: invoice.issuedAt.toISOString(),
  };
}
