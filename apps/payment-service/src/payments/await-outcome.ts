import { DATABASE, type Database } from '@edtech/drizzle';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { PAYMENT_SETTINGS, type PaymentSettings } from './payment-settings.js';
import { paymentOutcomePending } from './payments.errors.js';

/** What writing down the provider's answer may take, on a busy day. */
const WRITING_MS = 2_000;

/** For a request that is sent again while the first one, perhaps in another replica, waits for the provider. */
@Injectable()
export class AwaitOutcome {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly payments: PaymentsRepository,
    @Inject(PAYMENT_SETTINGS) private readonly settings: PaymentSettings,
  ) {}

  /** @throws PAYMENT_OUTCOME_PENDING when it is not known a little after the provider should have answered */
  async run(payment: Payment): Promise<Payment> {
    const deadline = performance.now() + this.settings.providerTimeoutMs + WRITING_MS;
    let current: Payment | undefined = payment;
    for (let waitMs = 20; current?.status === 'authorization_pending'; waitMs = Math.min(waitMs * 2, 250)) {
      if (performance.now() >= deadline) throw paymentOutcomePending({ paymentId: payment.id });
      await pause(waitMs);
      current = await this.payments.findById(this.db, payment.id);
    }
    return current ?? payment;
  }
}
