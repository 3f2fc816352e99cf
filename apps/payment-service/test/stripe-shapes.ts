/** Shapes of Stripe's API, as its reference documents them, cut down to what matters here. */

export interface Reply {
  status: number;
  body: Record<string, unknown>;
}

export interface Intent {
  id: string;
  amount: number;
  currency: string;
  captureMethod: string;
  metadata: Record<string, string | null>;
  status: 'requires_payment_method' | 'requires_capture' | 'succeeded' | 'canceled';
  latestCharge: string | null;
  received: number;
  refunded: number;
}

/** An answer that is an error: `{ error: { type, code, message, ... } }`. */
export class StripeRefusal extends Error {
  constructor(
    private readonly status: number,
    private readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error',
    private readonly code: string | undefined,
    message: string,
    private readonly more: Record<string, unknown> = {},
  ) {
    super(message);
  }

  static state(message: string, intent: Intent): StripeRefusal {
    return new StripeRefusal(400, 'invalid_request_error', 'payment_intent_unexpected_state', message, { payment_intent: intentShape(intent) });
  }

  reply(): Reply {
    const { status, type, code, message, more } = this;
    return { status, body: { error: { type, code, message, ...more } } };
  }
}

/** Stripe's test cards: what a confirmation with them says. */
const DECLINES: Readonly<Record<string, readonly [code: string, declineCode: string]>> = {
  pm_card_visa_chargeDeclined: ['card_declined', 'generic_decline'],
  pm_card_visa_chargeDeclinedInsufficientFunds: ['card_declined', 'insufficient_funds'],
  pm_card_chargeDeclinedExpiredCard: ['expired_card', 'expired_card'],
  pm_card_chargeDeclinedIncorrectCvc: ['incorrect_cvc', 'incorrect_cvc'],
  pm_card_chargeDeclinedProcessingError: ['processing_error', 'processing_error'],
  pm_card_authenticationRequired: ['authentication_required', 'authentication_required'],
};

/** @throws StripeRefusal for a card that says no, or a payment method that does not exist */
export function confirmCard(intent: Intent, params: URLSearchParams): void {
  const method = params.get('payment_method') ?? '';
  const decline = DECLINES[method];
  if (decline) {
    const [code, declineCode] = decline;
    throw new StripeRefusal(402, 'card_error', code, 'Your card was declined.', { decline_code: declineCode, payment_intent: intentShape(intent) });
  }
  if (method !== 'pm_card_visa') throw new StripeRefusal(400, 'invalid_request_error', 'resource_missing', `No such PaymentMethod: '${method}'`, { param: 'payment_method' });
}

export function intentShape(intent: Intent): Record<string, unknown> {
  const { id, amount, currency, status, metadata, received, latestCharge } = intent;
  return {
    ...{ id, object: 'payment_intent', amount, currency, status, metadata, livemode: false },
    amount_capturable: status === 'requires_capture' ? amount : 0,
    amount_received: received,
    capture_method: intent.captureMethod,
    latest_charge: latestCharge,
    last_payment_error: null,
    payment_method_types: ['card'],
  };
}

export function refundShape(id: string, amount: number, intent: Intent): Record<string, unknown> {
  return { id, object: 'refund', amount, currency: intent.currency, payment_intent: intent.id, charge: intent.latestCharge, status: 'succeeded' };
}
