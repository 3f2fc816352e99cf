import { identityConsentChangedV1, type EventData } from '@edtech/contracts';
import { v7 as uuid } from 'uuid';
import { PAY_LESSON } from '../../test/payment-queries.js';
import { PaymentWorld, type BookedLesson } from '../../test/payment-world.js';

type Consent = EventData<typeof identityConsentChangedV1>;

interface NeedsConsent {
  payLesson: { __typename: string; maximumPerLesson?: { amountMinor: number; currency: string } | null; message?: string };
}

// The world's clock begins at 2026-11-01T09:00:00Z, and holds end ten minutes after bookings.
const NOW = new Date('2026-11-01T09:00:00Z');
const MAJORITY = '2026-11-01T09:05:00.000Z';
const WITH_CONSENT = PAY_LESSON.replace('... on CardDeclined', '... on PaymentNeedsConsent { maximumPerLesson { amountMinor currency } message } ... on CardDeclined');

describe('who is under age', () => {
  let world: PaymentWorld;

  beforeAll(async () => void (world = await PaymentWorld.start({ PAYMENT_PROVIDER_TIMEOUT_MS: '5000' })));
  beforeEach(() => world.clock.set(NOW));
  afterAll(() => world?.close());

  /** Identity says something of the lesson's student. */
  async function told({ student }: BookedLesson, sequence: number, state: Partial<Consent>): Promise<void> {
    const data = { userId: student.userId, consentNeededUntil: MAJORITY, kinds: [], maximumPerLesson: null, ...state };
    await world.service.deliver(identityConsentChangedV1, { sequence, data });
  }

  async function tryToPay({ state, student }: BookedLesson) {
    const input = { lessonId: state.lessonId, paymentMethod: 'pm_card_visa', idempotencyKey: uuid() };
    const { data, errors } = await world.service.graphql<NeedsConsent>(WITH_CONSENT, { input }, student);
    expect(errors).toBeUndefined();
    return data?.payLesson;
  }

  it('pays nothing without a guardian: no card is asked, nothing is written', async () => {
    const lesson = await world.book();
    for (const [nr, kinds] of [[], ['booking']].entries()) {
      await told(lesson, nr + 1, { kinds });
      expect(await tryToPay(lesson)).toEqual({ __typename: 'PaymentNeedsConsent', maximumPerLesson: null, message: expect.stringContaining('guardian') });
    }
    expect(await world.paymentsOf(lesson)).toEqual([]);
    expect(await world.chargesOf(lesson)).toEqual([]);
    await told(lesson, 3, { kinds: ['payment'] });
    expect(await tryToPay(lesson)).toMatchObject({ __typename: 'PaymentAuthorized' });
  });

  it('pays up to the price that there is consent for, in its currency', async () => {
    const lesson = await world.book({ price: { amountMinor: 4_000, currency: 'EUR' } });
    for (const [nr, maximumPerLesson] of [{ amountMinor: 3_999, currency: 'EUR' }, { amountMinor: 9_000, currency: 'CHF' }].entries()) {
      await told(lesson, nr + 1, { kinds: ['payment'], maximumPerLesson });
      expect(await tryToPay(lesson)).toMatchObject({ __typename: 'PaymentNeedsConsent', maximumPerLesson });
    }
    await told(lesson, 3, { kinds: ['payment'], maximumPerLesson: { amountMinor: 4_000, currency: 'EUR' } });
    expect(await tryToPay(lesson)).toMatchObject({ __typename: 'PaymentAuthorized' });
  });

  it('hears the same of what was paid before consent was withdrawn, and pays nothing new', async () => {
    const lesson = await world.book();
    await told(lesson, 1, { kinds: ['booking', 'payment'] });
    const request = { idempotencyKey: uuid() };
    const paid = await world.pay(lesson, request);
    await told(lesson, 2, {});
    expect(await world.pay(lesson, request)).toEqual(paid);
    const next = await world.book({ studentUserId: lesson.student.userId });
    expect(await tryToPay({ ...next, student: lesson.student })).toMatchObject({ __typename: 'PaymentNeedsConsent' });
  });

  it('pays alone from the very instant on at which they come of age', async () => {
    const lesson = await world.book();
    await told(lesson, 1, {});
    world.clock.set(new Date(new Date(MAJORITY).getTime() - 1));
    expect(await tryToPay(lesson)).toMatchObject({ __typename: 'PaymentNeedsConsent' });
    world.clock.set(new Date(MAJORITY));
    expect(await tryToPay(lesson)).toMatchObject({ __typename: 'PaymentAuthorized' });
  });
});
