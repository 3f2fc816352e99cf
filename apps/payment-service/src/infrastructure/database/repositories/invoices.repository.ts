import type { Executor, Transaction } from '@edtech/drizzle';
import { Injectable } from '@nestjs/common';
import { inArray, sql } from 'drizzle-orm';
import { invoiceCounters, invoices, type Invoice } from '../schemas/invoices.schema.js';

export type { Invoice } from '../schemas/invoices.schema.js';

@Injectable()
export class InvoicesRepository {
  /**
   * The year's next number, counted from 1. Whoever wants one too waits for the end of this transaction; when it is
   * rolled back the number is given out again. That is what leaves no gaps.
   */
  async nextSequence(tx: Transaction, year: number): Promise<number> {
    const [row] = await tx
      .insert(invoiceCounters)
      .values({ year, lastNumber: 1 })
      .onConflictDoUpdate({ target: invoiceCounters.year, set: { lastNumber: sql`${invoiceCounters.lastNumber} + 1` } })
      .returning();
    if (!row) throw new Error(`no invoice number for ${year}`);
    return row.lastNumber;
  }

  async insert(tx: Transaction, invoice: typeof invoices.$inferInsert): Promise<Invoice> {
    const [row] = await tx.insert(invoices).values(invoice).returning();
    if (!row) throw new Error(`invoice ${invoice.number} was not stored`);
    return row;
  }

  async findByPayments(db: Executor, paymentIds: readonly string[]): Promise<Invoice[]> {
    return db.select().from(invoices).where(inArray(invoices.paymentId, [...paymentIds]));
  }
}
