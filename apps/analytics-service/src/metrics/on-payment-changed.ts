import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  paymentPaymentAuthorizedV1,
  paymentPaymentCapturedV1,
  paymentPaymentDeclinedV1,
  paymentPaymentRefundedV1,
  paymentPaymentVoidedV1,
  type EventEnvelope,
} from '@edtech/contracts';
import type { InboxContext } from '@edtech/messaging';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { UserMetricsRepository } from '../infrastructure/database/repositories/user-metrics.repository.js';
import { mainSpending } from './spending.rules.js';

/** Every fact about a payment carries its whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnPaymentChanged {
  constructor(
    private readonly payments: PaymentsRepository,
    private readonly metrics: UserMetricsRepository,
  ) {}

  @EventPattern<string[]>([
    paymentPaymentAuthorizedV1.type,
    paymentPaymentDeclinedV1.type,
    paymentPaymentCapturedV1.type,
    paymentPaymentVoidedV1.type,
    paymentPaymentRefundedV1.type,
  ])
  async handle(@Payload() { data, sequence }: EventEnvelope<typeof paymentPaymentCapturedV1>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { paymentId, lessonId, studentUserId, tutorUserId, amount, refunded, status } = data;
    await this.metrics.lock(tx, [studentUserId]);
    await this.payments.apply(tx, {
      paymentId,
      lessonId,
      studentUserId,
      tutorUserId,
      amountMinor: BigInt(amount.amountMinor),
      refundedMinor: BigInt(refunded.amountMinor),
      currency: amount.currency,
      status,
      sourceVersion: sequence,
    });
    const spending = mainSpending(await this.payments.spendingOf(tx, [studentUserId]));
    await this.metrics.set(tx, studentUserId, {
      totalSpentMinor: spending?.spentMinor ?? 0n,
      totalSpentCurrency: spending?.currency ?? null,
    });
  }
}
