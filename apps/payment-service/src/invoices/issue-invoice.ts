import { paymentInvoiceIssuedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { InvoicesRepository, type Invoice } from '../infrastructure/database/repositories/invoices.repository.js';
import type { Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { invoiceNumber } from './invoice-number.js';
import { invoiceState } from './invoice-state.js';

/** Issues the invoice of a captured payment, in the transaction that books it. */
@Injectable()
export class IssueInvoice {
  constructor(private readonly invoices: InvoicesRepository) {}

  /** Best done last in a transaction: from here to the commit, others who issue an invoice wait. */
  async run({ tx, publish }: Scope, payment: Payment, now: Date): Promise<Invoice> {
    const year = now.getUTCFullYear();
    const sequence = await this.invoices.nextSequence(tx, year);
    const { id: paymentId, lessonId, studentUserId, tutorUserId, amountMinor, currency } = payment;
    const number = invoiceNumber(year, sequence);
    const invoice = await this.invoices.insert(tx, {
      ...{ id: uuid(), number, year, sequence, issuedAt: now },
      ...{ paymentId, lessonId, studentUserId, tutorUserId, amountMinor, currency },
    });
    await publish(paymentInvoiceIssuedV1, { sequence: invoice.version, data: invoiceState(invoice) });
    return invoice;
  }
}
