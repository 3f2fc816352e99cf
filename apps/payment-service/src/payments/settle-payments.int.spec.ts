import { learningLessonReleasedV1 } from '@edtech/contracts';
import { DATABASE, type Database } from '@edtech/drizzle';
import { eventually } from '@edtech/testing';
import { v7 as uuid } from 'uuid';
import { PaymentWorld, type BookedLesson } from '../../test/payment-world.js';
import { CardProviderSilent } from '../infrastructure/card-payments/card-payments.js';
import { PaymentsRepository } from '../infrastructure/database/repositories/payments.repository.js';
import { CapturePayment } from './capture-payment.js';
import { SettlePayments } from './settle-payments.js';

const HOUR_MS = 3_600_000;
const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('settling payments', () => {
  let world: PaymentWorld;

  beforeAll(async () => {
    world = await PaymentWorld.start();
  });

  afterEach(() => jest.restoreAllMocks());

  afterAll(() => world.close());

  const paid = async (paymentMethod = 'pm_card_visa'): Promise<BookedLesson> => {
    const lesson = await world.book();
    const { errors } = await world.pay(lesson, { paymentMethod });
    expect(errors).toBeUndefined();
    return lesson;
  };

  const codeOf = async (paying: ReturnType<PaymentWorld['pay']>) => (await paying).errors?.[0]?.extensions.code;

  const bookingsOf = async ({ state }: BookedLesson) => {
    const [row] = await world.sql<{ journals: number; movements: number; invoices: number }[]>`
      SELECT (SELECT count(*)::int FROM payment.ledger_journals j WHERE j.payment_id = p.id) AS journals,
        (SELECT count(*)::int FROM payment.transactions t WHERE t.payment_id = p.id) AS movements,
        (SELECT count(*)::int FROM payment.invoices i WHERE i.payment_id = p.id) AS invoices
      FROM payment.payments p WHERE p.lesson_id = ${state.lessonId}`;
    return row;
  };
  const toldAbout = async ({ state }: BookedLesson, type: string) => (await world.service.published(type)).find(({ data }) => data['lessonId'] === state.lessonId);
  const ONCE = { journals: 1, movements: 3, invoices: 1 };

  describe('when the lesson took place', () => {
    it('takes the money, books it, issues the invoice and tells the platform', async () => {
      const lesson = await paid();
      await world.end(lesson, 'completed');
      const payment = await world.paymentIn('CAPTURED', lesson);
      expect(payment.invoice).toMatchObject({ number: expect.stringMatching(/^2026-\d{6}$/), issuedAt: '2026-11-01T09:00:00.000Z', amount: payment.amount });
      expect(await world.chargesOf(lesson)).toMatchObject([{ status: 'captured' }]);
      expect(await bookingsOf(lesson)).toEqual(ONCE);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1', 'payment.payment.captured.v1', 'payment.invoice.issued.v1']);
    });

    it('tells it as a consequence of the event that said so, in its trace', async () => {
      const lesson = await paid();
      const [id, correlationId] = [uuid(), uuid()];
      await world.end(lesson, 'completed', { id, correlationId, traceparent: `00-${TRACE}-b7ad6b7169203331-01` });
      await world.paymentIn('CAPTURED', lesson);
      const captured = await toldAbout(lesson, 'payment.payment.captured.v1');
      expect(captured).toMatchObject({ causationId: id, correlationId, traceparent: expect.stringMatching(`^00-${TRACE}-`) });
    });

    it('takes and books once, however often it is told so, and by whichever event', async () => {
      const lesson = await paid();
      const id = uuid();
      await Promise.all([1, 2, 3].map(() => world.end(lesson, 'completed', { id })));
      await world.paymentIn('CAPTURED', lesson);
      await world.end(lesson, 'completed', { sequence: 4 });
      await world.end(lesson, 'completed', { sequence: 2 });
      await world.service.app.get(SettlePayments).run();
      expect(await bookingsOf(lesson)).toEqual(ONCE);
      expect(await world.toldOf(lesson)).toHaveLength(3);
    });

    it('does nothing for a lesson without a payment that could be taken', async () => {
      const lesson = await world.book();
      await world.pay(lesson, { paymentMethod: 'pm_card_declined' });
      await world.end(lesson, 'completed');
      expect(await world.paymentsOf(lesson)).toMatchObject([{ status: 'declined' }]);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.declined.v1']);
    });
  });

  describe('when the lesson was called off', () => {
    it.each(['cancelled', 'released'] as const)('gives back what was set aside (%s)', async (status) => {
      const lesson = await paid();
      await world.end(lesson, status);
      await world.paymentIn('VOIDED', lesson);
      expect(await world.chargesOf(lesson)).toMatchObject([{ status: 'voided' }]);
      expect(await bookingsOf(lesson)).toEqual({ journals: 0, movements: 0, invoices: 0 });
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1', 'payment.payment.voided.v1']);
    });

    it('while the card was being authorised, gives it back, and tells the student and the platform so', async () => {
      const lesson = await world.book();
      const request = { idempotencyKey: uuid() };
      const { cards } = world;
      const authorize = cards.authorize.bind(cards);
      jest.spyOn(cards, 'authorize').mockImplementationOnce(async (asked) => {
        const answer = await authorize(asked);
        await world.end(lesson, 'released');
        return answer;
      });
      expect(await codeOf(world.pay(lesson, request))).toBe('LESSON_CALLED_OFF');
      await world.paymentIn('VOIDED', lesson);
      expect(await world.chargesOf(lesson)).toMatchObject([{ status: 'voided' }]);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.voided.v1']);
      expect(await codeOf(world.pay(lesson, request))).toBe('LESSON_CALLED_OFF');
    });

    it('by a transaction that commits only after the provider has answered, gives it back all the same', async () => {
      const lesson = await world.book();
      const { lessonId } = lesson.state;
      // The handler of the release has changed the lesson, has seen no payment, and has not committed.
      let commit: () => void = () => undefined;
      let changed: () => void = () => undefined;
      const hasChanged = new Promise<void>((resolve) => (changed = resolve));
      const release = world.sql.begin(async (tx) => {
        await tx`UPDATE payment.lesson_references SET status = 'released', source_version = 2 WHERE lesson_id = ${lessonId}`;
        changed();
        await new Promise<void>((resolve) => (commit = resolve));
      });
      await hasChanged;
      const paying = world.pay(lesson);
      await eventually(async () => (await world.sql`SELECT FROM pg_locks WHERE NOT granted`).length > 0);
      commit();
      await release;
      expect(await codeOf(paying)).toBe('LESSON_CALLED_OFF');
      await world.paymentIn('VOIDED', lesson);
      await world.service.deliver(learningLessonReleasedV1, { sequence: 2, data: { ...lesson.state, status: 'released' } });
      expect(await world.paymentsOf(lesson)).toMatchObject([{ status: 'voided' }]);
    });
  });

  describe('when the provider does not answer', () => {
    it('leaves an authorisation to itself, which ends with one charge and the same outcome for the same request', async () => {
      const lesson = await world.book();
      const request = { paymentMethod: 'pm_card_timeout', idempotencyKey: uuid() };
      expect(await codeOf(world.pay(lesson, request))).toBe('PAYMENT_OUTCOME_PENDING');
      expect(await world.toldOf(lesson)).toEqual([]);
      const [asked] = await world.sql`SELECT correlation_id, traceparent FROM payment.payments WHERE lesson_id = ${lesson.state.lessonId}`;
      world.clock.advance(1_000);
      expect((await world.pay(lesson, request)).data?.payLesson.__typename).toBe('PaymentAuthorized');
      // As part of the request that was not answered, and not of the one that has found it done.
      const trace = /^00-[0-9a-f]{32}-/.exec(String(asked?.['traceparent']))?.[0];
      expect(await toldAbout(lesson, 'payment.payment.authorized.v1')).toMatchObject({ correlationId: asked?.['correlation_id'], traceparent: expect.stringMatching(`^${trace}`) });
      expect(await world.chargesOf(lesson)).toHaveLength(1);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1']);
    });

    it.each([
      ['completed', 'pm_card_capture_timeout', 'CAPTURED', 'captured'],
      ['cancelled', 'pm_card_void_timeout', 'VOIDED', 'voided'],
    ] as const)('asks again, with one effect, for a lesson that is %s', async (ending, paymentMethod, status, charge) => {
      const lesson = await paid(paymentMethod);
      await world.end(lesson, ending);
      await eventually(async () => {
        const [row] = await world.sql`SELECT problem FROM payment.payments WHERE lesson_id = ${lesson.state.lessonId}`;
        return row?.['problem'] === 'the sandbox did not answer within 50 ms';
      });
      world.clock.advance(5_000);
      await world.paymentIn(status, lesson);
      expect(await world.chargesOf(lesson)).toMatchObject([{ status: charge }]);
    });

    it('gives a payment up before the provider has forgotten its key: a forgotten key would charge twice', async () => {
      const lesson = await world.book();
      const authorize = jest.spyOn(world.cards, 'authorize').mockRejectedValue(new CardProviderSilent('away'));
      expect(await codeOf(world.pay(lesson))).toBe('PAYMENT_OUTCOME_PENDING');
      world.clock.advance(19 * HOUR_MS);
      await eventually(() => authorize.mock.calls.length >= 2);
      await eventually(async () => (await world.sql`SELECT FROM payment.payments WHERE lesson_id = ${lesson.state.lessonId} AND claimed_until > ${world.clock.now().toISOString()}`).length === 1);
      const asked = authorize.mock.calls.length;
      world.clock.advance(2 * HOUR_MS);
      expect(await world.paymentIn('DECLINED', lesson)).toMatchObject({ declineReason: 'provider_unreachable' });
      expect(authorize).toHaveBeenCalledTimes(asked);
    });
  });

  describe('after a crash', () => {
    /** The process dies before it can write down what the provider said: nothing after this point is done by it. */
    const dieBeforeWriting = () =>
      jest.spyOn(world.service.app.get(PaymentsRepository), 'change').mockRejectedValueOnce(new Error('the process has died'));

    it('between authorisation and writing it down goes on with the same key: one charge, one event', async () => {
      const lesson = await world.book();
      const request = { idempotencyKey: uuid() };
      const died = dieBeforeWriting();
      expect(await codeOf(world.pay(lesson, request))).toBe('INTERNAL');
      expect(died).toHaveBeenCalledTimes(1);
      expect(await world.paymentsOf(lesson)).toMatchObject([{ status: 'authorization_pending' }]);
      expect(await world.chargesOf(lesson)).toHaveLength(1);

      world.clock.advance(60_000);
      await world.paymentIn('AUTHORIZED', lesson);
      expect((await world.pay(lesson, request)).data?.payLesson.__typename).toBe('PaymentAuthorized');
      expect(await world.chargesOf(lesson)).toHaveLength(1);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1']);
    });

    it('before the provider was asked asks it then', async () => {
      const lesson = await world.book();
      jest.spyOn(world.cards, 'authorize').mockRejectedValueOnce(new Error('the process has died'));
      await world.pay(lesson);
      expect(await world.chargesOf(lesson)).toEqual([]);
      world.clock.advance(60_000);
      await world.paymentIn('AUTHORIZED', lesson);
      expect(await world.chargesOf(lesson)).toHaveLength(1);
    });

    it.each([
      ['completed', 'CAPTURED', ONCE, 'captured'],
      ['cancelled', 'VOIDED', { journals: 0, movements: 0, invoices: 0 }, 'voided'],
    ] as const)('between the provider and the books of a lesson that is %s books it once', async (ending, status, booked, charge) => {
      const lesson = await paid();
      const repository = world.service.app.get(PaymentsRepository);
      const change = repository.change.bind(repository);
      let died = false;
      jest.spyOn(repository, 'change').mockImplementation(async (tx, id, to, now) => {
        if (died || !['captured', 'voided'].includes(to.status)) return change(tx, id, to, now);
        died = true;
        throw new Error('the process has died');
      });
      await world.end(lesson, ending);
      await eventually(() => died);
      expect(await world.chargesOf(lesson)).toMatchObject([{ status: charge }]);
      await eventually(async () => {
        world.clock.advance(60_000);
        return (await world.paymentOf(lesson.state.lessonId, lesson.student))?.status === status;
      });
      expect(await bookingsOf(lesson)).toEqual(booked);
    });

    it('does not take over what somebody is still working on', async () => {
      const lesson = await world.book();
      let answer: () => void = () => undefined;
      const { cards } = world;
      const authorize = cards.authorize.bind(cards);
      const asked = jest.spyOn(cards, 'authorize').mockImplementationOnce(async (request) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return authorize(request);
      });
      const paying = world.pay(lesson);
      await eventually(() => asked.mock.calls.length === 1);
      await world.service.app.get(SettlePayments).run();
      const times = asked.mock.calls.length;
      answer();
      expect(times).toBe(1);
      expect((await paying).data?.payLesson.__typename).toBe('PaymentAuthorized');
    });

    it('of one replica is made good by several others at once, without doing anything twice', async () => {
      const lessons = await Promise.all(Array.from({ length: 25 }, () => paid()));
      await Promise.all(lessons.map((lesson) => world.end(lesson, 'completed')));
      const settle = world.service.app.get(SettlePayments);
      await Promise.all(Array.from({ length: 6 }, () => settle.run()));
      await Promise.all(lessons.map((lesson) => world.paymentIn('CAPTURED', lesson)));
      for (const lesson of lessons) expect(await bookingsOf(lesson)).toEqual(ONCE);
    });

    it('is no trouble when two take the money at once: one books, the other sees that it is done', async () => {
      const lesson = await paid();
      await world.end(lesson, 'completed');
      await world.paymentIn('CAPTURED', lesson);
      const { service } = world;
      const [payment] = await service.app.get(PaymentsRepository).findLatestByLessons(service.app.get<Database>(DATABASE), [lesson.state.lessonId]);
      await expect(service.app.get(CapturePayment).run(payment!)).resolves.toBeUndefined();
      expect(await bookingsOf(lesson)).toEqual(ONCE);
    });

    it('hears the same outcome from two that asked at once: the second writes nothing', async () => {
      const lesson = await world.book();
      const settle = world.service.app.get(SettlePayments);
      const { cards } = world;
      const authorize = cards.authorize.bind(cards);
      // While the first waits for its answer its claim runs out, and the loop asks too.
      jest.spyOn(cards, 'authorize').mockImplementationOnce(async (request) => {
        const answer = await authorize(request);
        world.clock.advance(60_000);
        await eventually(async () => {
          await settle.run();
          return (await world.paymentsOf(lesson))[0]?.status === 'authorized';
        });
        return answer;
      });
      expect((await world.pay(lesson)).data?.payLesson.__typename).toBe('PaymentAuthorized');
      expect(await world.chargesOf(lesson)).toHaveLength(1);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1']);
    });
  });
});
