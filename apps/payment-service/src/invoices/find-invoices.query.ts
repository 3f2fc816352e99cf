import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { InvoicesRepository, type Invoice } from '../infrastructure/database/repositories/invoices.repository.js';

@Injectable()
export class FindInvoices {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly invoices: InvoicesRepository,
  ) {}

  /** In the order of the payments; null where none was issued. */
  async byPayments(paymentIds: readonly string[]): Promise<(Invoice | null)[]> {
    const found = await this.invoices.findByPayments(this.db, paymentIds);
    const byPayment = new Map(found.map((invoice) => [invoice.paymentId, invoice]));
    return paymentIds.map((id) => byPayment.get(id) ?? null);
  }
}
