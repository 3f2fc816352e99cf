/** Nest token of the service's {@link CardPayments}. */
export const CARD_PAYMENTS: unique symbol = Symbol('CardPayments');

/** An amount as a provider takes it. */
export interface CardAmount {
  readonly amountMinor: bigint;
  /** ISO 4217, in capitals. */
  readonly currency: string;
}

interface KeyedRequest {
  /** The same key with the same request has one effect and one answer, however often it is sent. */
  readonly idempotencyKey: string;
}

export interface AuthorizeRequest extends KeyedRequest, CardAmount {
  /** The provider's token of a card: `pm_card_visa`. */
  readonly paymentMethod: string;
  /** Kept by the provider beside the charge, to find it by. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** An amount is set aside on the card, or the card said no. */
export type AuthorizeAnswer =
  | { readonly kind: 'authorized'; readonly reference: string }
  | { readonly kind: 'declined'; readonly reason: DeclineReason };

export const DECLINE_REASONS = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'processing_error',
  'authentication_required',
] as const;

/** Why a card said no, in the words of the card world. */
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export interface CaptureRequest extends KeyedRequest, CardAmount {
  readonly reference: string;
}

export interface VoidRequest extends KeyedRequest {
  readonly reference: string;
}

export interface RefundRequest extends KeyedRequest, CardAmount {
  readonly reference: string;
}

/**
 * A card provider. Every call may fail with {@link CardProviderSilent}: then it is unknown whether it had an effect,
 * and the same call with the same key finds out. Never called inside a database transaction.
 */
export interface CardPayments {
  /** Why this cannot be a payment method, as far as it can be told without asking the provider; undefined when it may be one. */
  problemWith(paymentMethod: string): string | undefined;
  /** Sets an amount aside. @throws CardProviderRefused, e.g. for a payment method that the provider does not know */
  authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer>;
  /** Takes what was set aside. Taking it again, also with another key, tells the first transaction. @throws CardProviderRefused when it was given back */
  capture(request: CaptureRequest): Promise<{ readonly transactionId: string }>;
  /** Gives back what was set aside. Giving it back again changes nothing. @throws CardProviderRefused when it was taken */
  void(request: VoidRequest): Promise<void>;
  /** Gives back a part or all of what was taken. @throws CardProviderRefused when nothing or too little was taken */
  refund(request: RefundRequest): Promise<{ readonly refundId: string }>;
}

/** The provider gave no answer in time, or one that says nothing. Ask again with the same key. */
export class CardProviderSilent extends Error {
  override readonly name = 'CardProviderSilent';
}

/** The provider will not do this, however often it is asked. */
export class CardProviderRefused extends Error {
  override readonly name = 'CardProviderRefused';

  constructor(
    /** `payment_method_unknown`, `wrong_state`, `amount_too_large`, or the provider's own word. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** One key, two different requests: a mistake in this program. */
export class IdempotencyKeyMisused extends Error {
  override readonly name = 'IdempotencyKeyMisused';
}
