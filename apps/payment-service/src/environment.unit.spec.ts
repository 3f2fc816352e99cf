import { parseServiceEnvironment } from '@edtech/environment';
import { cardProviderSettings, paymentEnvironment } from './environment.js';

const parse = (variables: Record<string, string>) => parseServiceEnvironment('payment', paymentEnvironment, variables);
const settings = (variables: Record<string, string>) => cardProviderSettings(parse(variables));
const production = (own: Record<string, string>) => cardProviderSettings({ nodeEnv: 'production', own: parse(own).own });

describe('the environment of payments', () => {
  it('is complete without a single variable while developing', () => {
    expect(settings({})).toEqual({ kind: 'sandbox', timeoutMs: 10_000 });
    expect(parse({})).toMatchObject({ own: { PAYMENT_PLATFORM_FEE_BASIS_POINTS: 1_500 }, serviceUrls: { learning: 'http://localhost:4002' } });
  });

  it('never falls back to pretended money in production', () => {
    expect(() => production({})).toThrow(/PAYMENT_PROVIDER\s+is missing/);
    expect(production({ PAYMENT_PROVIDER: 'sandbox' }).kind).toBe('sandbox');
  });

  it('does not boot with half of Stripe', () => {
    expect(() => settings({ PAYMENT_PROVIDER: 'stripe' })).toThrow(/PAYMENT_STRIPE_SECRET_KEY\s+is missing/);
    expect(() => settings({ PAYMENT_STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(/PAYMENT_PROVIDER\s+must be stripe/);
    expect(() => settings({ PAYMENT_STRIPE_API_URL: 'http://localhost:9' })).toThrow(/PAYMENT_PROVIDER\s+must be stripe/);
    expect(() => settings({ PAYMENT_PROVIDER: 'sandbox', PAYMENT_STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(/PAYMENT_PROVIDER/);
  });

  it('takes Stripe with its key', () => {
    expect(settings({ PAYMENT_PROVIDER: 'stripe', PAYMENT_STRIPE_SECRET_KEY: 'sk_test_1' })).toMatchObject({ kind: 'stripe', secretKey: 'sk_test_1' });
  });

  it.each([
    ['PAYMENT_PROVIDER', 'paypal'],
    ['PAYMENT_STRIPE_SECRET_KEY', 'pk_live_public'],
    ['PAYMENT_PLATFORM_FEE_BASIS_POINTS', '10001'],
    ['PAYMENT_PLATFORM_FEE_BASIS_POINTS', '15%'],
    ['PAYMENT_PROVIDER_TIMEOUT_MS', '0'],
    ['LEARNING_SERVICE_URL', 'learning:4002'],
  ])('refuses %s=%s and names it', (variable, value) => {
    expect(() => parse({ [variable]: value })).toThrow(variable);
  });
});
