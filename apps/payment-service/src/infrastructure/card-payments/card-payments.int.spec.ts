import { connect } from '@edtech/drizzle';
import { createTestDatabase } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { paymentService } from '../../app.js';
import { cardPaymentsContract } from '../../../test/card-payments.contract.js';
import { StripeStandIn } from '../../../test/stripe-stand-in.js';
import { CardProviderSilent } from './card-payments.js';
import { SandboxCardPayments } from './sandbox/sandbox-card-payments.js';
import { StripeCardPayments } from './stripe/stripe-card-payments.js';

cardPaymentsContract('the sandbox', async () => {
  const database = await createTestDatabase(paymentService);
  const open = () => connect({ ...database.environment, applicationName: 'sandbox', schema: 'payment' });
  const connection = open();
  return {
    cards: new SandboxCardPayments(connection.db, { timeoutMs: 20 }),
    methods: {
      good: 'pm_card_visa',
      card_declined: 'pm_card_declined',
      insufficient_funds: 'pm_card_insufficient_funds',
      expired_card: 'pm_card_expired',
      incorrect_cvc: 'pm_card_incorrect_cvc',
      processing_error: 'pm_card_processing_error',
      authentication_required: 'pm_card_authentication_required',
    },
    authorizations: async () => (await database.admin`SELECT FROM payment.sandbox_charges`).length,
    forgetKeys: async () => void (await database.admin`DELETE FROM payment.sandbox_requests`),
    methodThatLosesTheAnswer: () => 'pm_card_timeout',
    close: async () => {
      await connection.close();
      await database.drop();
    },
  };
});

cardPaymentsContract('Stripe', async () => {
  const stripe = await StripeStandIn.start();
  return {
    cards: new StripeCardPayments({ secretKey: 'sk_test_1', timeoutMs: 2_000, apiUrl: stripe.url }),
    methods: {
      good: 'pm_card_visa',
      card_declined: 'pm_card_visa_chargeDeclined',
      insufficient_funds: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      expired_card: 'pm_card_chargeDeclinedExpiredCard',
      incorrect_cvc: 'pm_card_chargeDeclinedIncorrectCvc',
      processing_error: 'pm_card_chargeDeclinedProcessingError',
      authentication_required: 'pm_card_authenticationRequired',
    },
    authorizations: async () => stripe.intents.size,
    forgetKeys: async () => stripe.forgetKeys(),
    methodThatLosesTheAnswer: () => {
      // As often as the library asks by itself.
      stripe.loseAnswers(3);
      return 'pm_card_visa';
    },
    close: () => stripe.close(),
  };
});

describe('the sandbox', () => {
  it('remembers what it was asked through a restart', async () => {
    const database = await createTestDatabase(paymentService);
    const request = { idempotencyKey: uuid(), paymentMethod: 'pm_card_visa', amountMinor: 4_000n, currency: 'EUR', metadata: {} };
    const answers: unknown[] = [];
    for (let life = 0; life < 2; life += 1) {
      const connection = connect({ ...database.environment, applicationName: 'sandbox', schema: 'payment' });
      answers.push(await new SandboxCardPayments(connection.db, { timeoutMs: 20 }).authorize(request));
      await connection.close();
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await database.admin`SELECT FROM payment.sandbox_charges`).toHaveLength(1);
    await database.drop();
  });
});

describe('Stripe', () => {
  let stripe: StripeStandIn;
  const request = () => ({ idempotencyKey: uuid(), paymentMethod: 'pm_card_visa', amountMinor: 4_000n, currency: 'EUR', metadata: { payment_id: 'p-1' } });

  beforeAll(async () => {
    stripe = await StripeStandIn.start();
  });

  afterAll(() => stripe.close());

  it('is asked for an authorisation that is captured by hand, in its own spelling and one pinned version', async () => {
    const cards = new StripeCardPayments({ secretKey: 'sk_test_1', timeoutMs: 2_000, apiUrl: stripe.url });
    await cards.authorize(request());
    expect([...stripe.intents.values()].at(-1)).toMatchObject({ amount: 4_000, currency: 'eur', captureMethod: 'manual', metadata: { payment_id: 'p-1' }, received: 0 });
    expect([...stripe.versions]).toEqual(['2026-10-28.endive']);
  });

  it.each([
    ['fails inside', () => stripe.failRequests(3), 'sk_test_1'],
    ['does not believe the key', () => undefined, 'wrong_key'],
  ])('leaves the payment open when it %s: that says nothing about the card', async (_what, trouble, secretKey) => {
    trouble();
    const cards = new StripeCardPayments({ secretKey, timeoutMs: 2_000, apiUrl: stripe.url });
    await expect(cards.authorize(request())).rejects.toThrow(CardProviderSilent);
  });
});
