import { paymentPaymentCapturedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { Inject, Injectable } from '@nestjs/common';
import { CARD_PAYMENTS, type CardPayments } from '../infrastructure/card-payments/card-payments.js';
import { LedgerRepository } from '../infrastructure/database/repositories/ledger.repository.js';
import { PaymentsRepository, type Payment } from '../infrastructure/database/repositories/payments.repository.js';
import { IssueInvoice } from '../invoices/issue-invoice.js';
import { captureJournal } from '../ledger/journal.js';
import { paymentState } from './payment-state.js';
import { providerReferenceOf } from './provider-reference-of.js';

/** Takes the money, then books it: status, ledger, movements, invoice and events in one transaction. Safe to repeat after a crash anywhere in between. */
@Injectable()
export class CapturePayment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly ledger: LedgerRepository,
    private readonly issueInvoice: IssueInvoice,
    @Inject(CARD_PAYMENTS) private readonly cards: CardPayments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CardProviderSilent or CardProviderRefused: nothing is written then */
  async run(payment: Payment): Promise<void> {
    const { id, amountMinor, currency } = payment;
    const reference = providerReferenceOf(payment);
    const { transactionId } = await this.cards.capture({ idempotencyKey: `${id}:capture`, reference, amountMinor, currency });
    await this.unitOfWork.run(async (scope) => {
      const { tx, publish } = scope;
      const current = await this.payments.lock(tx, id);
      if (current.status !== 'capture_pending') return;
      const now = this.clock.now();
      const captured = await this.payments.change(tx, id, { status: 'captured', claimedUntil: null, capturedAt: now }, now);
      await this.ledger.append(tx, captureJournal({ ...captured, paymentId: id }), { charge: transactionId }, now);
      await publish(paymentPaymentCapturedV1, { sequence: captured.version, data: paymentState(captured) });
      await this.issueInvoice.run(scope, captured, now);
    });
  }
}
