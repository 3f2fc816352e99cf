import Stripe from 'stripe';
import { CardProviderRefused, CardProviderSilent, DECLINE_REASONS, IdempotencyKeyMisused, type DeclineReason } from '../card-payments.js';

/** Why a card said no: the issuer's reason where there is one that people know, else the plain `card_declined`. */
export function declineReasonOf({ code, decline_code: issuer }: { code?: string; decline_code?: string }): DeclineReason {
  return DECLINE_REASONS.find((reason) => reason === issuer) ?? DECLINE_REASONS.find((reason) => reason === code) ?? 'card_declined';
}

/** What an error of Stripe's library means to those who use {@link CardPayments}. What is no error of Stripe stays what it is. */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const options = { cause: error };
  if (error instanceof Stripe.errors.StripeIdempotencyError) return new IdempotencyKeyMisused(error.message, options);
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    return new CardProviderRefused(refusalCodeOf(error), error.message, options);
  }
  // No connection, a 5xx, 409 for a key that is being worked on, too many requests; and a wrong API key,
  // which says nothing about the payment: an operator puts it right, and the payment goes on.
  return new CardProviderSilent(`Stripe gave no usable answer: ${error.message}`, options);
}

/** The intent is not in a state in which this can be done: perhaps because it has been done. */
export function isUnexpectedState(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && UNEXPECTED_STATE.has(error.code ?? '');
}

const UNEXPECTED_STATE = new Set(['payment_intent_unexpected_state', 'charge_already_captured']);

function refusalCodeOf({ code, param }: { code?: string; param?: string }): string {
  if (code === 'resource_missing' && param === 'payment_method') return 'payment_method_unknown';
  if (code && UNEXPECTED_STATE.has(code)) return 'wrong_state';
  return code ?? 'invalid_request';
}
