import type { DeclineReason } from '../card-payments.js';

export interface SandboxMethod {
  /** The card says no. */
  readonly declines?: DeclineReason;
  /** The first call of this kind has its effect, but no answer arrives. */
  readonly losesAnswerOf?: 'authorize' | 'capture' | 'void';
}

/** The cards of the sandbox. The same card behaves the same for ever. */
export const SANDBOX_METHODS: Readonly<Record<string, SandboxMethod>> = {
  pm_card_visa: {},
  pm_card_mastercard: {},
  pm_card_declined: { declines: 'card_declined' },
  pm_card_insufficient_funds: { declines: 'insufficient_funds' },
  pm_card_expired: { declines: 'expired_card' },
  pm_card_incorrect_cvc: { declines: 'incorrect_cvc' },
  pm_card_processing_error: { declines: 'processing_error' },
  pm_card_authentication_required: { declines: 'authentication_required' },
  pm_card_timeout: { losesAnswerOf: 'authorize' },
  pm_card_capture_timeout: { losesAnswerOf: 'capture' },
  pm_card_void_timeout: { losesAnswerOf: 'void' },
};

export function findSandboxMethod(paymentMethod: string): SandboxMethod | undefined {
  return Object.hasOwn(SANDBOX_METHODS, paymentMethod) ? SANDBOX_METHODS[paymentMethod] : undefined;
}

export function unknownMethodProblem(paymentMethod: string): string {
  return `The sandbox has no payment method "${paymentMethod}"; it has ${Object.keys(SANDBOX_METHODS).join(', ')}`;
}
