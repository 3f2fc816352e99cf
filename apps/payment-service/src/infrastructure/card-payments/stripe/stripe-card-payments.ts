import Stripe from 'stripe';
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
import { declineReasonOf, isUnexpectedState, meaningOf } from './stripe-errors.js';

export interface StripeOptions {
  readonly secretKey: string;
  /** What one attempt may take. */
  readonly timeoutMs: number;
  /** Another place that speaks Stripe's API; Stripe itself when left out. */
  readonly apiUrl?: string;
}

/** The version whose shapes this file knows; an upgrade of the library does not change it by itself. */
const API_VERSION = '2026-10-28.endive';

/** PaymentIntents that are confirmed at once and captured by hand. */
export class StripeCardPayments implements CardPayments {
  private readonly stripe: Stripe;

  constructor({ secretKey, timeoutMs, apiUrl }: StripeOptions) {
    const { hostname: host, port, protocol } = new URL(apiUrl ?? 'https://api.stripe.com');
    this.stripe = new Stripe(secretKey, {
      apiVersion: API_VERSION,
      maxNetworkRetries: 2,
      timeout: timeoutMs,
      telemetry: false,
      host,
      ...(port && { port }),
      protocol: protocol === 'http:' ? 'http' : 'https',
    });
  }

  problemWith(paymentMethod: string): string | undefined {
    return /^(pm|card|src)_\w+$/.test(paymentMethod) ? undefined : `"${paymentMethod}" is no payment method of Stripe: those begin with pm_`;
  }

  async authorize({ idempotencyKey, paymentMethod, amountMinor, currency, metadata }: AuthorizeRequest): Promise<AuthorizeAnswer> {
    const params: Stripe.PaymentIntentCreateParams = {
      amount: Number(amountMinor),
      currency: currency.toLowerCase(),
      payment_method: paymentMethod,
      allowed_payment_method_types: ['card'],
      capture_method: 'manual',
      confirm: true,
      // There is nobody here who could answer a bank's question: such a card is declined instead.
      error_on_requires_action: true,
      metadata: { ...metadata },
    };
    try {
      const created = await this.stripe.paymentIntents.create(params, { idempotencyKey });
      // A repeated key hears the first answer again, in which the outcome may still have been open.
      const { id, status } = created.status === 'processing' ? await this.stripe.paymentIntents.retrieve(created.id) : created;
      if (status === 'requires_capture') return { kind: 'authorized', reference: id };
      if (status === 'processing') throw new CardProviderSilent(`payment intent ${id} is still being processed`);
      return { kind: 'declined', reason: status === 'requires_action' ? 'authentication_required' : 'card_declined' };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError) return { kind: 'declined', reason: declineReasonOf(error) };
      throw meaningOf(error);
    }
  }

  async capture({ idempotencyKey, reference, amountMinor }: CaptureRequest): Promise<{ transactionId: string }> {
    const captured = await this.bringTo('succeeded', reference, () =>
      this.stripe.paymentIntents.capture(reference, { amount_to_capture: Number(amountMinor) }, { idempotencyKey }),
    );
    const charge = typeof captured.latest_charge === 'string' ? captured.latest_charge : captured.latest_charge?.id;
    if (!charge) throw new CardProviderSilent(`payment intent ${reference} was captured without telling its charge`);
    return { transactionId: charge };
  }

  async void({ idempotencyKey, reference }: VoidRequest): Promise<void> {
    await this.bringTo('canceled', reference, () => this.stripe.paymentIntents.cancel(reference, {}, { idempotencyKey }));
  }

  async refund({ idempotencyKey, reference, amountMinor }: RefundRequest): Promise<{ refundId: string }> {
    try {
      const { id, status } = await this.stripe.refunds.create({ payment_intent: reference, amount: Number(amountMinor) }, { idempotencyKey });
      if (status === 'failed' || status === 'canceled') throw new CardProviderRefused(`refund_${status}`, `refund ${id} of ${reference} has ${status}`);
      return { refundId: id };
    } catch (error) {
      throw meaningOf(error);
    }
  }

  /** Does `step`; where it was done before, with a key that Stripe has forgotten since, tells the intent as it is. */
  private async bringTo(status: 'succeeded' | 'canceled', reference: string, step: () => Promise<Stripe.PaymentIntent>): Promise<Stripe.PaymentIntent> {
    try {
      return await step();
    } catch (error) {
      if (!isUnexpectedState(error)) throw meaningOf(error);
      const intent = await this.stripe.paymentIntents.retrieve(reference).catch((cause: unknown) => {
        throw meaningOf(cause);
      });
      if (intent.status !== status) throw new CardProviderRefused('wrong_state', `payment intent ${reference} is ${intent.status}`, { cause: error });
      return intent;
    }
  }
}
