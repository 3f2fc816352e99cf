import { DATABASE, type Database } from '@edtech/drizzle';
import { resumeContext } from '@edtech/messaging';
import { backoffMs, CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { AuthorizePayment } from './authorize-payment.js';
import { CapturePayment } from './capture-payment.js';
import { claimMs, PAYMENT_SETTINGS, type PaymentSettings } from './payment-settings.js';
import { VoidPayment } from './void-payment.js';

/** Payments in one round: they are settled side by side. */
const BATCH = 10;

/** Brings payments on that wait for the card provider: to be captured, to be voided, or left in the middle by a crash. */
@Injectable()
export class SettlePayments {
  private readonly logger = new Logger(SettlePayments.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly payments: PaymentsRepository,
    private readonly authorize: AuthorizePayment,
    private readonly capture: CapturePayment,
    private readonly giveBack: VoidPayment,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PAYMENT_SETTINGS) private readonly settings: PaymentSettings,
  ) {}

  /** One round. @returns whether there may be more to do at once */
  async run(): Promise<boolean> {
    const now = this.clock.now();
    const claimUntil = new Date(now.getTime() + claimMs(this.settings));
    const due = await this.payments.claimDue(this.db, { now, claimUntil, limit: BATCH });
    await Promise.all(due.map((payment) => this.settle(payment)));
    return due.length === BATCH;
  }

  private async settle(payment: Payment): Promise<void> {
    try {
      await resumeContext('settle a payment', payment, () => this.next(payment));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.logger.warn(`payment ${payment.id} stays ${payment.status} after attempt ${payment.attempts}: ${problem}`);
      await this.payments.postpone(this.db, payment, this.nextAttemptAt(payment), problem);
    }
  }

  private async next(payment: Payment): Promise<unknown> {
    switch (payment.status) {
      case 'authorization_pending':
        return this.authorize.run(payment);
      case 'capture_pending':
        return this.capture.run(payment);
      case 'void_pending':
        return this.giveBack.run(payment);
      default:
        throw new Error(`payment ${payment.id} was claimed while ${payment.status}`);
    }
  }

  private nextAttemptAt({ attempts }: Payment): Date {
    return new Date(this.clock.now().getTime() + backoffMs(attempts, { firstMs: 500, ceilingMs: 60_000 }));
  }
}
