import { v7 as uuid } from 'uuid';
import { CardProviderRefused, CardProviderSilent, IdempotencyKeyMisused, type AuthorizeRequest, type CardPayments } from '../src/infrastructure/card-payments/card-payments.js';

export interface ProviderUnderTest {
  readonly cards: CardPayments;
  readonly methods: Readonly<Record<'good' | 'card_declined' | 'insufficient_funds' | 'expired_card' | 'incorrect_cvc' | 'processing_error' | 'authentication_required', string>>;
  /** How many authorisations the provider has on its books. */
  authorizations(): Promise<number>;
  /** Makes the provider forget its keys, as Stripe does after a day. */
  forgetKeys(): Promise<void>;
  /** The payment method with which the next authorisation has its effect, and its answer is lost. */
  methodThatLosesTheAnswer(): string;
  close(): Promise<void>;
}

/** What payments rely on, whoever takes the cards. */
export function cardPaymentsContract(name: string, start: () => Promise<ProviderUnderTest>): void {
  describe(`card payments by ${name}`, () => {
    let provider: ProviderUnderTest;
    let cards: CardPayments;

    beforeAll(async () => {
      provider = await start();
      cards = provider.cards;
    });

    afterAll(() => provider.close());

    const request = (changes: Partial<AuthorizeRequest> = {}): AuthorizeRequest => ({
      ...{ idempotencyKey: uuid(), paymentMethod: provider.methods.good, amountMinor: 4_000n, currency: 'EUR', metadata: { payment_id: 'p' } },
      ...changes,
    });

    const authorized = async (): Promise<string> => {
      const answer = await cards.authorize(request());
      if (answer.kind !== 'authorized') throw new Error('a good card was declined');
      return answer.reference;
    };
    const amount = { amountMinor: 4_000n, currency: 'EUR' };
    const capture = (reference: string, idempotencyKey = uuid()) => cards.capture({ idempotencyKey, reference, ...amount });
    const giveBack = (reference: string, idempotencyKey = uuid()) => cards.void({ idempotencyKey, reference });
    const refund = (reference: string, amountMinor: bigint, idempotencyKey = uuid()) => cards.refund({ idempotencyKey, reference, amountMinor, currency: 'EUR' });

    it.each(['card_declined', 'insufficient_funds', 'expired_card', 'incorrect_cvc', 'processing_error', 'authentication_required'] as const)(
      'tells %s apart',
      async (reason) => {
        const declined = request({ paymentMethod: provider.methods[reason] });
        expect(await cards.authorize(declined)).toEqual({ kind: 'declined', reason });
        expect(await cards.authorize(declined)).toEqual({ kind: 'declined', reason });
      },
    );

    it('refuses a payment method that it does not know', async () => {
      await expect(cards.authorize(request({ paymentMethod: 'pm_card_of_nobody' }))).rejects.toMatchObject({ name: 'CardProviderRefused', code: 'payment_method_unknown' });
    });

    it('has something to say about what can be no payment method, and nothing about a good one', () => {
      expect(cards.problemWith('4242424242424242')).toEqual(expect.any(String));
      expect(cards.problemWith(provider.methods.good)).toBeUndefined();
    });

    it('authorises once per key, and tells it again', async () => {
      const before = await provider.authorizations();
      const same = request();
      const answers = [await cards.authorize(same), await cards.authorize(same)];
      expect(answers[0]).toEqual(answers[1]);
      expect(await provider.authorizations()).toBe(before + 1);
    });

    it('authorises once when asked many times at once', async () => {
      const before = await provider.authorizations();
      const same = request();
      const answers = await Promise.all(Array.from({ length: 8 }, () => cards.authorize(same)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await provider.authorizations()).toBe(before + 1);
    });

    it('refuses a key that was used for something else', async () => {
      const first = request();
      await cards.authorize(first);
      await expect(cards.authorize({ ...first, amountMinor: 5_000n })).rejects.toThrow(IdempotencyKeyMisused);
    });

    it('says nothing when its answer is lost, and the one charge when asked again', async () => {
      const before = await provider.authorizations();
      const lost = request({ paymentMethod: provider.methodThatLosesTheAnswer() });
      await expect(cards.authorize(lost)).rejects.toThrow(CardProviderSilent);
      await expect(cards.authorize(lost)).resolves.toMatchObject({ kind: 'authorized' });
      expect(await provider.authorizations()).toBe(before + 1);
    });

    it('takes the money once: with the same key, with another, and when it has forgotten the key', async () => {
      const reference = await authorized();
      const key = uuid();
      const first = await capture(reference, key);
      expect(await capture(reference, key)).toEqual(first);
      expect(await capture(reference)).toEqual(first);
      await provider.forgetKeys();
      expect(await capture(reference, key)).toEqual(first);
    });

    it('gives different charges different transactions', async () => {
      const [one, other] = [await capture(await authorized()), await capture(await authorized())];
      expect(one.transactionId).not.toBe(other.transactionId);
    });

    it('gives back once: with the same key, with another, and when it has forgotten the key', async () => {
      const reference = await authorized();
      const key = uuid();
      await giveBack(reference, key);
      await giveBack(reference, key);
      await giveBack(reference);
      await provider.forgetKeys();
      await expect(giveBack(reference, key)).resolves.toBeUndefined();
    });

    it('never takes what was given back, nor gives back what was taken', async () => {
      const [voided, captured] = [await authorized(), await authorized()];
      await giveBack(voided);
      await capture(captured);
      await expect(capture(voided)).rejects.toMatchObject({ name: 'CardProviderRefused', code: 'wrong_state' });
      await expect(giveBack(captured)).rejects.toMatchObject({ name: 'CardProviderRefused', code: 'wrong_state' });
    });

    it('either takes or gives back when asked for both at once', async () => {
      const references = await Promise.all(Array.from({ length: 12 }, authorized));
      const outcomes = await Promise.all(references.map((reference) => Promise.allSettled([capture(reference), giveBack(reference)])));
      for (const both of outcomes) expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('never takes more than was set aside', async () => {
      const reference = await authorized();
      await expect(cards.capture({ idempotencyKey: uuid(), reference, amountMinor: 4_001n, currency: 'EUR' })).rejects.toThrow(CardProviderRefused);
    });

    it('refunds in parts up to what was taken, each key once', async () => {
      const reference = await authorized();
      await capture(reference);
      const key = uuid();
      const first = await refund(reference, 1_500n, key);
      expect(await refund(reference, 1_500n, key)).toEqual(first);
      expect(await refund(reference, 2_500n)).not.toEqual(first);
      await expect(refund(reference, 1n)).rejects.toThrow(CardProviderRefused);
    });

    it('refunds nothing that was not taken', async () => {
      await expect(refund(await authorized(), 1n)).rejects.toThrow(CardProviderRefused);
    });

    it('refuses to do anything with a charge that does not exist', async () => {
      await expect(capture('pi_nobody')).rejects.toThrow(CardProviderRefused);
      await expect(giveBack('pi_nobody')).rejects.toThrow(CardProviderRefused);
    });
  });
}
