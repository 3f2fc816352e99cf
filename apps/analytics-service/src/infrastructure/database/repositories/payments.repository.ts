import { Injectable } from '@nestjs/common';
import { and, count, inArray, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { paymentReferences } from '../schemas/index.js';

/** What a student has paid in one currency. */
export interface CurrencySpending {
  studentUserId: string;
  currency: string;
  paymentCount: number;
  /** Captured minus refunded. */
  spentMinor: bigint;
}

@Injectable()
export class PaymentsRepository {
  /** Only money that was really taken counts: an authorisation that was voided or is still open does not. */
  spendingOf(executor: Executor, studentUserIds: readonly string[]): Promise<CurrencySpending[]> {
    return executor
      .select({
        studentUserId: paymentReferences.studentUserId,
        currency: paymentReferences.currency,
        paymentCount: count(),
        spentMinor: sql`sum(${paymentReferences.amountMinor} - ${paymentReferences.refundedMinor})`.mapWith(BigInt),
      })
      .from(paymentReferences)
      .where(and(inArray(paymentReferences.studentUserId, [...studentUserIds]), inArray(paymentReferences.status, ['captured', 'refunded'])))
      .groupBy(paymentReferences.studentUserId, paymentReferences.currency);
  }
}
