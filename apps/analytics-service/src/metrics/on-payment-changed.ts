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
import type { InboxBatchContext } from '@edtech/messaging';
import { paymentCopies } from '../infrastructure/database/projections.js';
import { SumSpending } from './sum-spending.js';

/** Every fact about a payment carries its whole public state, so that one way of keeping it serves all. */
@Controller()
export class OnPaymentChanged {
  constructor(private readonly sum: SumSpending) {}

  @EventPattern<string[]>(
    [
      paymentPaymentAuthorizedV1.type,
      paymentPaymentDeclinedV1.type,
      paymentPaymentCapturedV1.type,
      paymentPaymentVoidedV1.type,
      paymentPaymentRefundedV1.type,
    ],
    { batch: true },
  )
  async handle(@Payload() events: readonly EventEnvelope<typeof paymentPaymentCapturedV1>[], @Ctx() { tx }: InboxBatchContext): Promise<void> {
    await paymentCopies.apply(tx, events);
    await this.sum.follow({ tx }, [...new Set(events.map(({ data }) => data.studentUserId))]);
  }
}
