import { idempotencyKeyReused } from '@edtech/errors';
import { DATABASE, type Database } from '@edtech/drizzle';
import { contextToKeep } from '@edtech/messaging';
import { backoffMs, CLOCK, type Clock } from '@edtech/scheduling';
import type { Caller } from '@edtech/service-client';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CARD_PAYMENTS, CardProviderSilent, type CardPayments } from '../infrastructure/card-payments/card-payments.js';
import { PaymentConsentsRepository } from '../infrastructure/database/repositories/payment-consents.repository.js';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { missingConsent, type MissingConsent } from '../consents/consent.rules.js';
import { FindLesson } from '../lessons/find-lesson.query.js';
import type { KnownLesson } from '../lessons/known-lesson.js';
import { AuthorizePayment } from './authorize-payment.js';
import { AwaitOutcome } from './await-outcome.js';
import { claimMs, PAYMENT_SETTINGS, type PaymentSettings } from './payment-settings.js';
import { lessonAlreadyPaid, payableLessonNotFound, paymentMethodUnknown, paymentOutcomePending } from './payments.errors.js';
import { refusalToPay } from './refusal-to-pay.js';
import { splitAmount } from './split-amount.js';

export interface PayLessonCommand {
  readonly studentUserId: string;
  readonly lessonId: string;
  readonly paymentMethod: string;
  readonly idempotencyKey: string;
}

/**
 * A student pays for a held lesson: the card is authorised now, and charged when the lesson has taken place. The
 * payment is committed before the provider is asked, so that a crash at any point leaves something to go on from.
 */
@Injectable()
export class PayLesson {
  private readonly logger = new Logger(PayLesson.name);

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly payments: PaymentsRepository,
    private readonly findLesson: FindLesson,
    private readonly consents: PaymentConsentsRepository,
    private readonly authorize: AuthorizePayment,
    private readonly awaitOutcome: AwaitOutcome,
    @Inject(CARD_PAYMENTS) private readonly cards: CardPayments,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PAYMENT_SETTINGS) private readonly settings: PaymentSettings,
  ) {}

  /**
   * The payment with its outcome: no longer `authorization_pending`. The same command again finds the same payment. For who is under
   * age, and whose guardian has not consented as far as is known here at this moment, what is missing: nothing is written then.
   *
   * @throws PAYABLE_LESSON_NOT_FOUND, LESSON_NOT_HELD, LESSON_HOLD_EXPIRED, LESSON_IS_FREE, LESSON_ALREADY_PAID,
   *   PAYMENT_METHOD_UNKNOWN, IDEMPOTENCY_KEY_REUSED, SERVICE_UNAVAILABLE: nothing is written then
   * @throws PAYMENT_OUTCOME_PENDING when the provider has not answered; the payment goes on by itself
   */
  async run(command: PayLessonCommand, caller: Caller): Promise<Payment | MissingConsent> {
    const earlier = await this.findEarlier(command);
    if (earlier) return this.awaitOutcome.run(earlier);

    const problem = this.cards.problemWith(command.paymentMethod);
    if (problem) throw paymentMethodUnknown({ paymentMethod: command.paymentMethod, problem });
    const lesson = await this.findLesson.run(command.lessonId, caller);
    if (!lesson) throw payableLessonNotFound({ lessonId: command.lessonId });
    const refusal = refusalToPay(lesson, command.studentUserId, this.clock.now());
    if (refusal) throw refusal;
    const missing = missingConsent(await this.consents.find(this.db, command.studentUserId), lesson, this.clock.now());
    if (missing) return missing;

    const payment = await this.begin(command, lesson);
    if (payment) return this.ask(payment);
    const same = await this.findEarlier(command);
    if (same) return this.awaitOutcome.run(same);
    throw lessonAlreadyPaid({ lessonId: command.lessonId });
  }

  private async findEarlier({ studentUserId, idempotencyKey, lessonId, paymentMethod }: PayLessonCommand): Promise<Payment | undefined> {
    const earlier = await this.payments.findByIdempotencyKey(this.db, studentUserId, idempotencyKey);
    if (earlier && (earlier.lessonId !== lessonId || earlier.paymentMethod !== paymentMethod)) throw idempotencyKeyReused({ idempotencyKey });
    return earlier;
  }

  /** Undefined when another request with this key, or another payment for this lesson, was faster. */
  private begin(command: PayLessonCommand, { tutorUserId, priceMinor, currency }: KnownLesson): Promise<Payment | undefined> {
    const now = this.clock.now();
    return this.payments.insert(this.db, {
      ...command,
      ...{ id: uuid(), tutorUserId, amountMinor: priceMinor, currency, status: 'authorization_pending' },
      ...splitAmount(priceMinor, this.settings.platformFeeBasisPoints),
      ...contextToKeep(),
      // This request asks the provider itself; the settlement loop only takes over when it has died.
      claimedUntil: new Date(now.getTime() + claimMs(this.settings)),
      ...{ attempts: 1, createdAt: now, updatedAt: now },
    });
  }

  private async ask(payment: Payment): Promise<Payment> {
    try {
      return await this.authorize.run(payment);
    } catch (error) {
      if (!(error instanceof CardProviderSilent)) throw error;
      this.logger.warn(`payment ${payment.id} is left to the settlement loop: ${error.message}`);
      const retryAt = new Date(this.clock.now().getTime() + backoffMs(payment.attempts, { firstMs: 500 }));
      await this.payments.postpone(this.db, payment, retryAt, error.message);
      throw paymentOutcomePending({ paymentId: payment.id });
    }
  }
}
