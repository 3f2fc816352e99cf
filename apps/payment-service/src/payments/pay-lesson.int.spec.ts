import { learningLessonBookedV1 } from '@edtech/contracts';
import { v7 as uuid } from 'uuid';
import { LearningStandIn } from '../../test/learning-stand-in.js';
import { PaymentWorld } from '../../test/payment-world.js';

describe('paying for a lesson', () => {
  let world: PaymentWorld;
  let learning: LearningStandIn;

  beforeAll(async () => {
    learning = await LearningStandIn.start();
    world = await PaymentWorld.start({ LEARNING_SERVICE_URL: learning.url });
  });

  beforeEach(() => {
    learning.down = false;
  });

  afterAll(async () => {
    await world.close();
    await learning.close();
  });

  it('sets the price aside, split exactly, and tells the platform', async () => {
    const lesson = await world.book({ price: { amountMinor: 3_333, currency: 'EUR' } });
    const { data, errors } = await world.pay(lesson);
    expect(errors).toBeUndefined();
    expect(data?.payLesson).toMatchObject({
      __typename: 'PaymentAuthorized',
      payment: {
        status: 'AUTHORIZED',
        declineReason: null,
        lesson: { id: lesson.state.lessonId },
        amount: { amountMinor: 3_333, currency: 'EUR' },
        platformFee: { amountMinor: 500, currency: 'EUR' },
        tutorShare: { amountMinor: 2_833, currency: 'EUR' },
        invoice: null,
      },
    });
    expect(await world.chargesOf(lesson)).toMatchObject([{ status: 'authorized' }]);
    const [told, ...rest] = (await world.service.published()).filter(({ data: { lessonId } }) => lessonId === lesson.state.lessonId);
    expect(rest).toEqual([]);
    expect(told).toMatchObject({
      type: 'payment.payment.authorized.v1',
      subject: data?.payLesson.payment.id,
      sequence: 2,
      data: { status: 'authorized', amount: { amountMinor: 3_333 }, platformFee: { amountMinor: 500 }, tutorShare: { amountMinor: 2_833 } },
    });
  });

  it.each([
    ['pm_card_declined', 'card_declined'],
    ['pm_card_insufficient_funds', 'insufficient_funds'],
    ['pm_card_expired', 'expired_card'],
  ])('tells that %s was declined, to the student and to the platform', async (paymentMethod, reason) => {
    const lesson = await world.book();
    const { data } = await world.pay(lesson, { paymentMethod });
    expect(data?.payLesson).toMatchObject({ __typename: 'CardDeclined', reason, message: expect.stringMatching(/card/i), payment: { status: 'DECLINED', declineReason: reason } });
    expect(await world.chargesOf(lesson)).toEqual([]);
    expect(await world.toldOf(lesson)).toEqual(['payment.payment.declined.v1']);
  });

  describe('more than once', () => {
    it.each(['pm_card_visa', 'pm_card_declined'])('with the same request and %s hears the same outcome of the same payment', async (paymentMethod) => {
      const lesson = await world.book();
      const request = { paymentMethod, idempotencyKey: uuid() };
      const first = await world.pay(lesson, request);
      expect(await world.pay(lesson, request)).toEqual(first);
      expect(await world.paymentsOf(lesson)).toHaveLength(1);
      expect(await world.toldOf(lesson)).toHaveLength(1);
    });

    it('with the same request still hears that the card was authorised when the lesson has been called off since', async () => {
      const lesson = await world.book();
      const request = { idempotencyKey: uuid() };
      await world.pay(lesson, request);
      await world.end(lesson, 'cancelled');
      await world.paymentIn('VOIDED', lesson);
      expect((await world.pay(lesson, request)).data?.payLesson).toMatchObject({ __typename: 'PaymentAuthorized', payment: { status: 'VOIDED' } });
    });

    it('with the same key and another card, or for another lesson, is refused and changes nothing', async () => {
      const lesson = await world.book();
      const idempotencyKey = uuid();
      await world.pay(lesson, { idempotencyKey });
      const otherCard = await world.pay(lesson, { idempotencyKey, paymentMethod: 'pm_card_mastercard' });
      const other = { ...(await world.book({ studentUserId: lesson.student.userId })), student: lesson.student };
      const otherLesson = await world.pay(other, { idempotencyKey });
      for (const { errors } of [otherCard, otherLesson]) expect(errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
      expect(await world.paymentsOf(lesson)).toHaveLength(1);
      expect(await world.paymentsOf(other)).toEqual([]);
    });

    it('fifty times at once with the same key charges once and tells all the same', async () => {
      const lesson = await world.book();
      const idempotencyKey = uuid();
      const answers = await Promise.all(Array.from({ length: 50 }, () => world.pay(lesson, { idempotencyKey })));
      const told = new Set(answers.map(({ data, errors }) => JSON.stringify(errors ?? [data?.payLesson.__typename, data?.payLesson.payment.id])));
      expect([...told]).toEqual([expect.stringContaining('PaymentAuthorized')]);
      expect(await world.chargesOf(lesson)).toHaveLength(1);
      expect(await world.toldOf(lesson)).toEqual(['payment.payment.authorized.v1']);
    });

    it('at once with different keys charges once and refuses the others', async () => {
      const lesson = await world.book();
      const answers = await Promise.all(Array.from({ length: 10 }, () => world.pay(lesson)));
      const codes = answers.map(({ data, errors }) => errors?.[0]?.extensions.code ?? data?.payLesson.__typename).sort();
      expect(codes).toEqual([...Array<string>(9).fill('LESSON_ALREADY_PAID'), 'PaymentAuthorized']);
      expect(await world.chargesOf(lesson)).toHaveLength(1);
    });

    it('with one key of two students makes two payments: keys are private', async () => {
      const [one, other] = [await world.book(), await world.book()];
      const idempotencyKey = uuid();
      for (const lesson of [one, other]) expect((await world.pay(lesson, { idempotencyKey })).data?.payLesson.__typename).toBe('PaymentAuthorized');
    });
  });

  describe('is refused, and nothing is written,', () => {
    const refusal = async (paying: ReturnType<PaymentWorld['pay']>) => (await paying).errors?.[0]?.extensions;

    it('to anybody but the student of the lesson', async () => {
      const lesson = await world.book();
      const stranger = world.service.user('student');
      expect(await refusal(world.pay(lesson, { as: stranger }))).toMatchObject({ code: 'PAYABLE_LESSON_NOT_FOUND' });
      expect(await refusal(world.pay(lesson, { as: lesson.tutor }))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusal(world.pay(lesson, { as: world.service.user('admin') }))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refusal(world.pay(lesson, { as: null }))).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await world.paymentsOf(lesson)).toEqual([]);
    });

    it.each(['released', 'cancelled', 'completed'] as const)('for a lesson that is %s', async (status) => {
      const lesson = await world.book();
      await world.end(lesson, status);
      expect(await refusal(world.pay(lesson))).toMatchObject({ code: 'LESSON_NOT_HELD', details: { status } });
      expect(await world.paymentsOf(lesson)).toEqual([]);
    });

    it('when the hold is over, though nobody has said so yet', async () => {
      const lesson = await world.book({ holdExpiresAt: world.clock.now().toISOString() });
      expect(await refusal(world.pay(lesson))).toMatchObject({ code: 'LESSON_HOLD_EXPIRED' });
      expect(await world.paymentsOf(lesson)).toEqual([]);
    });

    it('for a payment method that the provider cannot know, naming those that it knows', async () => {
      const lesson = await world.book();
      const error = await refusal(world.pay(lesson, { paymentMethod: 'pm_card_gold' }));
      expect(error).toMatchObject({ code: 'PAYMENT_METHOD_UNKNOWN', details: { problem: expect.stringContaining('pm_card_visa, ') } });
      expect(await world.paymentsOf(lesson)).toEqual([]);
    });

    it('for input that breaks rules, naming field and rule', async () => {
      const lesson = await world.book({});
      const { errors } = await world.pay({ ...lesson, state: { ...lesson.state, lessonId: 'x' } }, { paymentMethod: '4242 4242 4242 4242', idempotencyKey: '1' });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(errors?.[0]?.extensions.fields?.map(({ field, rule }) => [field, rule])).toEqual([
        ['input.lessonId', 'isUuid'],
        ['input.paymentMethod', 'matches'],
        ['input.idempotencyKey', 'isUuid'],
      ]);
    });
  });

  describe('that no event has told of yet', () => {
    it('asks learning, as the student', async () => {
      const lesson = world.draft();
      learning.lessons.set(lesson.state.lessonId, lesson.state);
      expect((await world.pay(lesson)).data?.payLesson).toMatchObject({ __typename: 'PaymentAuthorized', payment: { amount: { amountMinor: 4_000 } } });
      expect(learning.askedBy.at(-1)).toBe(`Bearer ${lesson.student.token}`);
    });

    it('is not found when learning does not show it, and applies the same rules when it does', async () => {
      const unknown = world.draft();
      expect((await world.pay(unknown)).errors?.[0]?.extensions.code).toBe('PAYABLE_LESSON_NOT_FOUND');
      const released = world.draft({ status: 'released' });
      learning.lessons.set(released.state.lessonId, released.state);
      expect((await world.pay(released)).errors?.[0]?.extensions.code).toBe('LESSON_NOT_HELD');
    });

    it('fails with the name of the owner while learning is away, writes nothing, and works once learning is back', async () => {
      const lesson = world.draft();
      learning.lessons.set(lesson.state.lessonId, lesson.state);
      learning.down = true;
      const request = { idempotencyKey: uuid() };
      const { errors } = await world.pay(lesson, request);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { service: 'learning' } });
      expect(await world.paymentsOf(lesson)).toEqual([]);
      expect(await world.toldOf(lesson)).toEqual([]);
      learning.down = false;
      expect((await world.pay(lesson, request)).data?.payLesson.__typename).toBe('PaymentAuthorized');
    });

    it('never asks learning about a lesson that its events have told of', async () => {
      const asked = learning.askedBy.length;
      await world.pay(await world.book());
      expect(learning.askedBy).toHaveLength(asked);
    });

    it('believes newer news over older, whichever comes first', async () => {
      const lesson = await world.book();
      await world.end(lesson, 'released', { sequence: 7 });
      await world.service.deliver(learningLessonBookedV1, { sequence: 6, data: lesson.state });
      expect((await world.pay(lesson)).errors?.[0]?.extensions.code).toBe('LESSON_NOT_HELD');
    });
  });
});
