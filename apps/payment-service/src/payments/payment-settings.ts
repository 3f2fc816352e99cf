/** Nest token of the service's {@link PaymentSettings}. */
export const PAYMENT_SETTINGS: unique symbol = Symbol('PaymentSettings');

export interface PaymentSettings {
  /** The platform's share of new payments. */
  readonly platformFeeBasisPoints: number;
  /** What the card provider may take for one answer, with the repetitions of its own library. */
  readonly providerTimeoutMs: number;
}

/** How long whoever asks the provider has a payment for itself: several times what an answer may take. */
export function claimMs({ providerTimeoutMs }: PaymentSettings): number {
  return 4 * providerTimeoutMs + 5_000;
}
