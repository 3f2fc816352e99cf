import { PAYMENT_FIELDS, type PaidPayment } from '../../test/payment-queries.js';
import { PaymentWorld, type BookedLesson } from '../../test/payment-world.js';
import type { TestUser } from '@edtech/testing';
import { InvoicesRepository } from '../infrastructure/database/repositories/invoices.repository.js';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';

describe('seeing payments', () => {
  let world: PaymentWorld;
  let lesson: BookedLesson;
  let paymentId: string;

  beforeAll(async () => {
    world = await PaymentWorld.start();
    lesson = await world.book();
    paymentId = (await world.pay(lesson)).data?.payLesson.payment.id ?? '';
    await world.end(lesson, 'completed');
    await world.paymentIn('CAPTURED', lesson);
  });

  afterEach(() => jest.restoreAllMocks());

  afterAll(() => world.close());

  const entities = async <T>(representations: object[], as: TestUser | null): Promise<T[]> => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Lesson { payment { ${PAYMENT_FIELDS} } } ... on Payment { ${PAYMENT_FIELDS} } }
    }`;
    const { data, errors } = await world.service.graphql<{ _entities: T[] }>(query, { representations }, as);
    expect(errors).toBeUndefined();
    return data?._entities ?? [];
  };

  const byQuery = async (id: string, as: TestUser | null) => {
    const { data, errors } = await world.service.graphql<{ payment: PaidPayment | null }>(`query ($id: ID!) { payment(id: $id) { ${PAYMENT_FIELDS} } }`, { id }, as);
    return errors?.[0]?.extensions.code ?? data?.payment?.id ?? null;
  };

  it('is for the participants and administrators: through the lesson, by reference and by query', async () => {
    for (const viewer of [lesson.student, lesson.tutor, world.service.user('admin')]) {
      const [viaLesson, byReference] = await entities<{ payment?: PaidPayment; id?: string }>([{ __typename: 'Lesson', id: lesson.state.lessonId }, { __typename: 'Payment', id: paymentId }], viewer);
      expect(viaLesson?.payment).toMatchObject({ id: paymentId, invoice: { amount: { amountMinor: 4_000 } } });
      expect(byReference).toMatchObject({ id: paymentId, invoice: { amount: { amountMinor: 4_000 } } });
      expect(await byQuery(paymentId, viewer)).toBe(paymentId);
    }
  });

  it('shows others nothing, not even that there is something', async () => {
    for (const viewer of [world.service.user('student'), world.service.user('tutor')]) {
      expect(await entities([{ __typename: 'Lesson', id: lesson.state.lessonId }, { __typename: 'Payment', id: paymentId }], viewer)).toEqual([{ payment: null }, null]);
      expect(await byQuery(paymentId, viewer)).toBeNull();
    }
  });

  it('shows nobody in particular nothing', async () => {
    expect(await entities([{ __typename: 'Lesson', id: lesson.state.lessonId }, { __typename: 'Payment', id: paymentId }], null)).toEqual([{ payment: null }, null]);
    expect(await byQuery(paymentId, null)).toBe('UNAUTHENTICATED');
  });

  it('takes one statement for a batch of lessons, and one for their invoices', async () => {
    const lessons = await Promise.all(Array.from({ length: 12 }, () => world.book({ tutorUserId: lesson.tutor.userId })));
    await Promise.all(lessons.map((one) => world.pay(one)));
    const payments = jest.spyOn(world.service.app.get(PaymentsRepository), 'findLatestByLessons');
    const invoices = jest.spyOn(world.service.app.get(InvoicesRepository), 'findByPayments');
    const found = await entities<{ payment: PaidPayment }>([...lessons, lesson].map(({ state }) => ({ __typename: 'Lesson', id: state.lessonId })), lesson.tutor);
    expect(found.map(({ payment }) => payment.lesson.id)).toEqual([...lessons, lesson].map(({ state }) => state.lessonId));
    expect(found.filter(({ payment }) => payment.invoice !== null)).toHaveLength(1);
    expect([payments.mock.calls.length, invoices.mock.calls.length]).toEqual([1, 1]);
  });

  it('shows of several attempts the one that counts: the latest, which an active one is', async () => {
    const one = await world.book();
    await world.pay(one, { paymentMethod: 'pm_card_declined' });
    await world.pay(one, { paymentMethod: 'pm_card_expired' });
    expect((await world.paymentOf(one.state.lessonId, one.student))?.declineReason).toBe('expired_card');
    await world.pay(one);
    await world.pay(one, { paymentMethod: 'pm_card_declined' });
    expect((await world.paymentOf(one.state.lessonId, one.student))?.status).toBe('AUTHORIZED');
  });

  it('is null for a lesson without a payment, and for what is no id at all', async () => {
    const unpaid = await world.book();
    const representations = [unpaid.state.lessonId, 'not-an-id'].map((id) => ({ __typename: 'Lesson', id }));
    expect(await entities(representations, unpaid.student)).toEqual([{ payment: null }, { payment: null }]);
    expect(await entities([{ __typename: 'Payment', id: 'not-an-id' }], unpaid.student)).toEqual([null]);
    expect(await byQuery('not-an-id', unpaid.student)).toBe('BAD_USER_INPUT');
  });
});
