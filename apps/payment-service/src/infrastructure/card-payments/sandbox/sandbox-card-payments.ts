import type { Database } from '@edtech/drizzle';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import {
  CardProviderRefused,
  CardProviderSilent,
  type AuthorizeAnswer,
  type AuthorizeRequest,
  type CardPayments,
  type CaptureRequest,
  type RefundRequest,
  type VoidRequest,
} from '../card-payments.js';
import { SandboxBooks, type SandboxCharge } from './sandbox-books.js';
import { findSandboxMethod, unknownMethodProblem, type SandboxMethod } from './sandbox-methods.js';

/**
 * A card provider for machines without one: no card, no money, and the behaviour of a real one, its lost answers and
 * its memory of idempotency keys included. How a card behaves is told by its name; see SANDBOX_METHODS.
 */
export class SandboxCardPayments implements CardPayments {
  private readonly books: SandboxBooks;

  /** @param options.timeoutMs how long an answer that is lost is waited for */
  constructor(
    db: Database,
    private readonly options: { timeoutMs: number },
  ) {
    this.books = new SandboxBooks(db);
  }

  problemWith(paymentMethod: string): string | undefined {
    return findSandboxMethod(paymentMethod) ? undefined : unknownMethodProblem(paymentMethod);
  }

  async authorize({ idempotencyKey, paymentMethod, amountMinor, currency }: AuthorizeRequest): Promise<AuthorizeAnswer> {
    const method = findSandboxMethod(paymentMethod);
    if (!method) throw new CardProviderRefused('payment_method_unknown', unknownMethodProblem(paymentMethod));
    const fingerprint = fingerprintOf('authorize', paymentMethod, amountMinor, currency);
    const { answer, first } = await this.books.once<AuthorizeAnswer>(idempotencyKey, fingerprint, async (tx) => {
      if (method.declines) return { kind: 'declined', reason: method.declines };
      const id = `sbx_${uuid().replaceAll('-', '')}`;
      await this.books.open(tx, { id, paymentMethod, amountMinor, currency, status: 'authorized' });
      return { kind: 'authorized', reference: id };
    });
    if (first) await this.maybeLose('authorize', method);
    return answer;
  }

  async capture({ idempotencyKey, reference, amountMinor, currency }: CaptureRequest): Promise<{ transactionId: string }> {
    const answer = await this.change('capture', idempotencyKey, reference, fingerprintOf('capture', reference, amountMinor, currency), (charge) => {
      if (charge.status === 'voided') throw wrongState(charge);
      if (amountMinor > charge.amountMinor || currency !== charge.currency) {
        throw new CardProviderRefused('amount_too_large', `${charge.amountMinor} ${charge.currency} were authorised, not ${amountMinor} ${currency}`);
      }
      return 'captured';
    });
    return { transactionId: `sbx_txn_${answer.id}` };
  }

  async void({ idempotencyKey, reference }: VoidRequest): Promise<void> {
    await this.change('void', idempotencyKey, reference, fingerprintOf('void', reference), (charge) => {
      if (charge.status === 'captured') throw wrongState(charge);
      return 'voided';
    });
  }

  async refund({ idempotencyKey, reference, amountMinor, currency }: RefundRequest): Promise<{ refundId: string }> {
    const { answer } = await this.books.once(idempotencyKey, fingerprintOf('refund', reference, amountMinor, currency), async (tx) => {
      const charge = await this.books.lock(tx, reference);
      if (charge.status !== 'captured') throw wrongState(charge);
      if (charge.refundedMinor + amountMinor > charge.amountMinor || currency !== charge.currency) {
        throw new CardProviderRefused('amount_too_large', `${charge.amountMinor - charge.refundedMinor} ${charge.currency} can be refunded, not ${amountMinor} ${currency}`);
      }
      await this.books.addRefund(tx, reference, amountMinor);
      return { refundId: `sbx_rfd_${uuid().replaceAll('-', '')}` };
    });
    return answer;
  }

  private async change(
    operation: 'capture' | 'void',
    key: string,
    reference: string,
    fingerprint: string,
    decide: (charge: SandboxCharge) => SandboxCharge['status'],
  ): Promise<{ id: string }> {
    const { answer, first } = await this.books.once(key, fingerprint, async (tx) => {
      const charge = await this.books.lock(tx, reference);
      await this.books.setStatus(tx, reference, decide(charge));
      return { id: charge.id, paymentMethod: charge.paymentMethod };
    });
    if (first) await this.maybeLose(operation, findSandboxMethod(answer.paymentMethod));
    return answer;
  }

  /** After the commit: the effect is there, the answer is not. */
  private async maybeLose(operation: 'authorize' | 'capture' | 'void', method: SandboxMethod | undefined): Promise<void> {
    if (method?.losesAnswerOf !== operation) return;
    await pause(this.options.timeoutMs);
    throw new CardProviderSilent(`the sandbox did not answer within ${this.options.timeoutMs} ms`);
  }
}

function fingerprintOf(...parts: readonly (string | bigint)[]): string {
  return parts.join(' ');
}

function wrongState({ id, status }: SandboxCharge): CardProviderRefused {
  return new CardProviderRefused('wrong_state', `charge ${id} is ${status}`);
}
