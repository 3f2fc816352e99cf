import fc from 'fast-check';
import { v7 } from 'uuid';
import {
  learningLessonCompletedV1,
  paymentPaymentAuthorizedV1,
  paymentPaymentCapturedV1,
  paymentPaymentRefundedV1,
  paymentPaymentVoidedV1,
  type EventData,
  type EventDefinition,
} from '@edtech/contracts';
import { startTestService, type TestService } from '@edtech/testing';
import { analyticsService } from '../app.js';
import { completedLesson, payment } from '../../test/facts.js';
import { metricsOf } from '../../test/metrics-of.js';
import { FindMetrics } from './find-metrics.query.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(analyticsService);
});
afterAll(() => service?.close());

describe('the number of lessons', () => {
  it('grows by one for tutor and student, however often the fact is delivered', async () => {
    const lesson = completedLesson();
    const id = v7();
    for (let delivery = 0; delivery < 10; delivery += 1) await service.deliver(learningLessonCompletedV1, { id, sequence: 4, data: lesson });
    const [tutor, student] = await metricsOf(service, [lesson.tutorUserId, lesson.studentUserId]);
    expect([tutor?.lessonCount, student?.lessonCount]).toEqual([1, 1]);
  });

  it('grows by one even when the same fact comes under ten ids', async () => {
    const lesson = completedLesson();
    await Promise.all(Array.from({ length: 10 }, () => service.deliver(learningLessonCompletedV1, { sequence: 4, data: lesson })));
    const [tutor, student] = await metricsOf(service, [lesson.tutorUserId, lesson.studentUserId]);
    expect([tutor?.lessonCount, student?.lessonCount]).toEqual([1, 1]);
  });

  it('counts every lesson of a tutor whose lessons end at the same moment', async () => {
    const tutorUserId = v7();
    const lessons = Array.from({ length: 40 }, () => completedLesson({ tutorUserId }));
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: completedLesson({ tutorUserId }) });
    await Promise.all(lessons.map((data) => service.deliver(learningLessonCompletedV1, { sequence: 4, data })));
    const [tutor] = await metricsOf(service, [tutorUserId]);
    expect(tutor?.lessonCount).toBe(41);
  });

  it('counts lessons of two people who teach each other without a deadlock', async () => {
    const [one, other] = [v7(), v7()];
    const lessons = Array.from({ length: 40 }, (_, index) =>
      completedLesson(index % 2 ? { tutorUserId: one, studentUserId: other } : { tutorUserId: other, studentUserId: one }),
    );
    await Promise.all(lessons.map((data) => service.deliver(learningLessonCompletedV1, { sequence: 4, data })));
    expect((await metricsOf(service, [one, other])).map((metrics) => metrics?.lessonCount)).toEqual([40, 40]);
    const failed = await service.database.admin`select error from analytics.inbox where attempts > 0`;
    expect(failed).toEqual([]);
  });
});

describe('what a student has spent', () => {
  it('is what was captured minus what was given back', async () => {
    const studentUserId = v7();
    const first = payment({ studentUserId, amountMinor: 4000 });
    await service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: first });
    await service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: payment({ studentUserId, amountMinor: 2500 }) });
    await service.deliver(paymentPaymentRefundedV1, {
      sequence: 4,
      data: { ...first, status: 'refunded', refunded: { amountMinor: 1500, currency: 'EUR' } },
    });
    const [student] = await metricsOf(service, [studentUserId]);
    expect(student?.totalSpent).toEqual([{ amountMinor: 5000, currency: 'EUR' }]);
  });

  it('does not count what was only reserved, or given up', async () => {
    const studentUserId = v7();
    await service.deliver(paymentPaymentAuthorizedV1, { sequence: 2, data: payment({ studentUserId, status: 'authorized' }) });
    await service.deliver(paymentPaymentVoidedV1, { sequence: 3, data: payment({ studentUserId, status: 'voided' }) });
    const [student] = await metricsOf(service, [studentUserId]);
    expect(student?.totalSpent).toEqual([]);
  });

  it('is the same when the refund is heard of before the capture', async () => {
    const data = payment({ amountMinor: 4000 });
    const refunded = { ...data, status: 'refunded' as const, refunded: { amountMinor: 4000, currency: 'EUR' } };
    await service.deliver(paymentPaymentRefundedV1, { sequence: 5, data: refunded });
    await service.deliver(paymentPaymentCapturedV1, { sequence: 4, data });
    const [student] = await metricsOf(service, [data.studentUserId]);
    expect(student?.totalSpent).toEqual([{ amountMinor: 0, currency: 'EUR' }]);
  });

  it('never adds amounts of different currencies', async () => {
    const studentUserId = v7();
    for (const paid of [{ amountMinor: 9000, currency: 'USD' }, { amountMinor: 100 }, { amountMinor: 200 }]) {
      await service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: payment({ studentUserId, ...paid }) });
    }
    const [student] = await metricsOf(service, [studentUserId]);
    expect(student?.totalSpent).toEqual([
      { amountMinor: 300, currency: 'EUR' },
      { amountMinor: 9000, currency: 'USD' },
    ]);
    const [row] = await service.database.admin`select total_spent_minor, total_spent_currency from analytics.user_metrics where user_id = ${studentUserId}`;
    expect(row).toMatchObject({ total_spent_minor: '300', total_spent_currency: 'EUR' });
  });
});

interface Delivery {
  readonly definition: EventDefinition;
  readonly sequence: number;
  readonly data: EventData<EventDefinition>;
}

/** Two lessons and two payments, one of which is refunded: facts of one student and one tutor. */
function storyOf(studentUserId: string, tutorUserId: string): Delivery[] {
  const paid = payment({ studentUserId, tutorUserId, amountMinor: 4000 });
  const dollars = payment({ studentUserId, tutorUserId, amountMinor: 700, currency: 'USD' });
  return [
    { definition: learningLessonCompletedV1, sequence: 4, data: completedLesson({ studentUserId, tutorUserId }) },
    { definition: learningLessonCompletedV1, sequence: 3, data: completedLesson({ studentUserId, tutorUserId }) },
    { definition: paymentPaymentAuthorizedV1, sequence: 2, data: { ...paid, status: 'authorized' } },
    { definition: paymentPaymentCapturedV1, sequence: 3, data: paid },
    { definition: paymentPaymentRefundedV1, sequence: 4, data: { ...paid, status: 'refunded', refunded: { amountMinor: 1000, currency: 'EUR' } } },
    { definition: paymentPaymentCapturedV1, sequence: 3, data: dollars },
  ];
}

it('gives the same metrics for any order and any repetition of the same facts', async () => {
  const places = [0, 1, 2, 3, 4, 5];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(places, { minLength: places.length }),
      fc.array(fc.nat({ max: places.length - 1 }), { maxLength: 6 }),
      async (order, again) => {
        const [student, tutor] = [v7(), v7()];
        const story = storyOf(student, tutor);
        for (const place of [...order, ...again]) await service.deliver(story[place]!.definition, story[place]!);
        const [ofStudent, ofTutor] = await metricsOf(service, [student, tutor]);
        expect(ofStudent).toMatchObject({
          lessonCount: 2,
          totalSpent: [
            { amountMinor: 3000, currency: 'EUR' },
            { amountMinor: 700, currency: 'USD' },
          ],
        });
        expect(ofTutor).toMatchObject({ lessonCount: 2, totalSpent: [] });
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

describe('who sees metrics', () => {
  const nothing = { lessonCount: 0, totalSpent: [], averageRating: null, bayesianRating: null };

  it('is the user and admins, and nobody else', async () => {
    const user = service.user('student');
    expect(await metricsOf(service, [user.userId], user)).toEqual([nothing]);
    expect(await metricsOf(service, [user.userId], service.user('admin'))).toEqual([nothing]);
    expect(await metricsOf(service, [user.userId], service.user('tutor'))).toEqual([null]);
    expect(await metricsOf(service, [user.userId], null)).toEqual([null]);
  });

  it('gets zeros for somebody about whom nothing is known, also under an id that is none, all in one batch', async () => {
    const byUserIds = jest.spyOn(service.app.get(FindMetrics, { strict: false }), 'byUserIds');
    expect(await metricsOf(service, [v7(), 'nobody'])).toEqual([nothing, nothing]);
    expect(byUserIds).toHaveBeenCalledTimes(1);
    byUserIds.mockRestore();
  });
});
