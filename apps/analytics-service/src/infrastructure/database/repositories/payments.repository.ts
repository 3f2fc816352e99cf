import { Injectable } from '@nestjs/common';
import { and, count, inArray, sql } from 'drizzle-orm';
import type { Executor } from '@edtech/drizzle';
import { payments } from '../schemas/index.js';

export type PaymentCopy = typeof payments.$inferSelect;

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
  /** Applies a newer version of a payment; an older or equal one changes nothing. */
  async apply(executor: Executor, payment: PaymentCopy): Promise<void> {
    const { paymentId: _key, ...state } = payment;
    await executor
      .insert(payments)
      .values(payment)
      .onConflictDoUpdate({
        target: payments.paymentId,
        set: state,
        setWhere: sql`excluded.source_version > ${payments.sourceVersion}`,
      });
  }

  /** Only money that was really taken counts: an authorisation that was voided or is still open does not. */
  spendingOf(executor: Executor, studentUserIds: readonly string[]): Promise<CurrencySpending[]> {
    return executor
      .select({
        studentUserId: payments.studentUserId,
        currency: payments.currency,
        paymentCount: count(),
        spentMinor: sql`sum(${payments.amountMinor} - ${payments.refundedMinor})`.mapWith(BigInt),
      })
      .from(payments)
      .where(and(inArray(payments.studentUserId, [...studentUserIds]), inArray(payments.status, ['captured', 'refunded'])))
      .groupBy(payments.studentUserId, payments.currency);
  }
}
