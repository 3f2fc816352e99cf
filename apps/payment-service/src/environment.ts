import { EnvironmentError, httpUrl, wholeNumber, type ParsedEnvironment, type ServiceEnvironment } from '@edtech/environment';
import { z } from 'zod';

/** The service's own variables. */
export const paymentEnvironment = {
  /** Who takes the cards: `stripe`, or `sandbox`, which takes no money. Has to be stated in production. */
  PAYMENT_PROVIDER: z.enum(['sandbox', 'stripe']).optional(),
  /** Needed with `stripe`, and only then. */
  PAYMENT_STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\w+$/, { error: 'must be a secret or restricted key of Stripe: sk_... or rk_...' })
    .optional(),
  /** Another place that speaks Stripe's API. */
  PAYMENT_STRIPE_API_URL: httpUrl().optional(),
  /** How long the provider may take to answer one request. */
  PAYMENT_PROVIDER_TIMEOUT_MS: wholeNumber(10, 60_000).default(10_000),
  /** The platform's share of every payment from now on; payments that exist keep theirs. */
  PAYMENT_PLATFORM_FEE_BASIS_POINTS: wholeNumber(0, 10_000).default(1_500),
};

export type PaymentEnvironment = ServiceEnvironment<ParsedEnvironment<typeof paymentEnvironment>>;

export type CardProviderSettings =
  | { readonly kind: 'sandbox'; readonly timeoutMs: number }
  | { readonly kind: 'stripe'; readonly timeoutMs: number; readonly secretKey: string; readonly apiUrl?: string };

/**
 * Which card provider to use.
 * @throws EnvironmentError when it is only half configured, or configured for another one
 */
export function cardProviderSettings({ nodeEnv, own }: Pick<PaymentEnvironment, 'nodeEnv' | 'own'>): CardProviderSettings {
  const { PAYMENT_PROVIDER: stated, PAYMENT_STRIPE_SECRET_KEY: secretKey, PAYMENT_STRIPE_API_URL: apiUrl } = own;
  const timeoutMs = own.PAYMENT_PROVIDER_TIMEOUT_MS;
  if (stated === undefined && nodeEnv === 'production') refuse('PAYMENT_PROVIDER', 'is missing: "stripe", or "sandbox", which takes no money');
  if (stated === 'stripe') {
    return { kind: 'stripe', timeoutMs, apiUrl, secretKey: secretKey ?? refuse('PAYMENT_STRIPE_SECRET_KEY', 'is missing, but PAYMENT_PROVIDER is stripe') };
  }
  if (secretKey !== undefined) refuse('PAYMENT_PROVIDER', 'must be stripe, because PAYMENT_STRIPE_SECRET_KEY is set');
  if (apiUrl !== undefined) refuse('PAYMENT_PROVIDER', 'must be stripe, because PAYMENT_STRIPE_API_URL is set');
  return { kind: 'sandbox', timeoutMs };
}

function refuse(variable: string, problem: string): never {
  throw new EnvironmentError([{ variable, problem }]);
}
