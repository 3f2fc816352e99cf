import { paymentPaymentVoidedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { CARD_PAYMENTS, type CardPayments } from '../infrastructure/card-payments/card-payments.js';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { paymentState } from './payment-state.js';
import { providerReferenceOf } from './provider-reference-of.js';

/** Gives an authorisation back, then says so. Safe to repeat after a crash anywhere in between. */
@Injectable()
export class VoidPayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    @Inject(CARD_PAYMENTS) private readonly cards: CardPayments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CardProviderSilent or CardProviderRefused: nothing is written then */
  async run(payment: Payment): Promise<void> {
    const { id } = payment;
    await this.cards.void({ idempotencyKey: `${id}:void`, reference: providerReferenceOf(payment) });
    await this.unitOfWork.run(async ({ tx, publish }) => {
      const current = await this.payments.lock(tx, id);
      if (current.status !== 'void_pending') return;
      const voided = await this.payments.change(tx, id, { status: 'voided', claimedUntil: null }, this.clock.now());
      await publish(paymentPaymentVoidedV1, { sequence: voided.version, data: paymentState(voided) });
    });
  }
}
