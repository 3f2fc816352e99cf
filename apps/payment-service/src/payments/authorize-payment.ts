import { paymentPaymentAuthorizedV1, paymentPaymentDeclinedV1 } from '@edtech/contracts';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CARD_PAYMENTS, CardProviderRefused, type CardPayments } from '../infrastructure/card-payments/card-payments.js';
import { LessonsRepository } from '../infrastructure/database/repositories/lessons.repository.js';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { afterAuthorization, type AuthorizationOutcome } from './payment.js';
import { paymentState } from './payment-state.js';

/**
 * Providers forget idempotency keys after a day. A payment that is older must not be asked for again: the card could
 * be charged twice. What may have been set aside for it is given back by the card's bank, since nobody takes it.
 */
const KEYS_ARE_SAFE_FOR_MS = 20 * 60 * 60 * 1_000;

/** Asks the provider to set the amount aside, then writes down and publishes what it said. Safe to repeat after a crash anywhere in between. */
@Injectable()
export class AuthorizePayment {
  private readonly logger = new Logger(AuthorizePayment.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly lessons: LessonsRepository,
    @Inject(CARD_PAYMENTS) private readonly cards: CardPayments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CardProviderSilent when the outcome is not known yet: nothing is written then */
  async run(payment: Payment): Promise<Payment> {
    const outcome = await this.ask(payment);
    return this.unitOfWork.run((scope) => this.record(scope, payment, outcome));
  }

  private async ask({ id, lessonId, paymentMethod, amountMinor, currency, createdAt }: Payment): Promise<AuthorizationOutcome> {
    if (this.clock.now().getTime() - createdAt.getTime() > KEYS_ARE_SAFE_FOR_MS) {
      this.logger.error(`payment ${id} was never answered by the card provider and is given up`);
      return { kind: 'declined', reason: 'provider_unreachable' };
    }
    try {
      const metadata = { payment_id: id, lesson_id: lessonId };
      return await this.cards.authorize({ idempotencyKey: id, paymentMethod, amountMinor, currency, metadata });
    } catch (error) {
      if (!(error instanceof CardProviderRefused)) throw error;
      this.logger.warn(`the card provider refuses payment ${id}: ${error.message}`);
      return { kind: 'declined', reason: error.code };
    }
  }

  private async record({ tx, publish }: Scope, { id, lessonId }: Payment, outcome: AuthorizationOutcome): Promise<Payment> {
    const now = this.clock.now();
    // The lesson first, then the payment, as the handlers of lesson events lock them. Were the lesson not locked, it
    // could be released unseen between this look and the commit, and the authorisation would stay for ever.
    const lesson = await this.lessons.lockForReading(tx, lessonId);
    const current = await this.payments.lock(tx, id);
    // Somebody else has asked too, with the same key and so the same answer, and was faster.
    if (current.status !== 'authorization_pending') return current;

    const status = afterAuthorization(outcome, lesson?.status ?? null);
    const change = { status, claimedUntil: status === 'void_pending' ? now : null };
    if (outcome.kind === 'declined') {
      const declined = await this.payments.change(tx, id, { ...change, declineReason: outcome.reason }, now);
      await publish(paymentPaymentDeclinedV1, { sequence: declined.version, data: paymentState(declined) });
      return declined;
    }
    const authorizedAt = status === 'authorized' ? now : null;
    const answered = await this.payments.change(tx, id, { ...change, providerReference: outcome.reference, authorizedAt }, now);
    if (authorizedAt) await publish(paymentPaymentAuthorizedV1, { sequence: answered.version, data: paymentState(answered) });
    return answered;
  }
}
