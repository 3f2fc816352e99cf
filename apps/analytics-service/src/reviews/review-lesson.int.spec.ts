import { analyticsReviewPublishedV1, analyticsTutorRatingUpdatedV1, learningLessonCompletedV1 } from '@edtech/contracts';
import { startTestService, type TestService, type TestUser } from '@edtech/testing';
import { v4, v7 } from 'uuid';
import { analyticsService } from '../app.js';
import { completedLesson } from '../../test/facts.js';
import { metricsOf } from '../../test/metrics-of.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(analyticsService);
});
afterAll(() => service?.close());

const REVIEW = /* GraphQL */ `
  mutation Review($input: ReviewLessonInput!) {
    reviewLesson(input: $input) {
      id
      rating
      comment
      createdAt
      reviewer {
        id
      }
      lesson {
        id
      }
    }
  }
`;

interface ReviewView {
  id: string;
  rating: number;
  comment: string | null;
  createdAt: string;
  reviewer: { id: string };
  lesson: { id: string };
}

async function taughtLesson(facts: Parameters<typeof completedLesson>[0] = {}) {
  const lesson = completedLesson(facts);
  await service.deliver(learningLessonCompletedV1, { sequence: 4, data: lesson });
  return { ...lesson, student: service.user('student', lesson.studentUserId), tutor: service.user('tutor', lesson.tutorUserId) };
}

function review(viewer: TestUser | null, input: Record<string, unknown>) {
  const complete = { rating: 5, comment: 'Clear from the first minute.', idempotencyKey: v7(), ...input };
  return service.graphql<{ reviewLesson: ReviewView }>(REVIEW, { input: complete }, viewer);
}

async function refusalOf(viewer: TestUser | null, input: Record<string, unknown>) {
  const { errors } = await review(viewer, input);
  return errors?.[0]?.extensions;
}

const reviewsOf = (lessonId: string) => service.database.admin`select * from analytics.reviews where lesson_id = ${lessonId}`;

describe('a review', () => {
  it('is written by the student about the tutor, told to the platform, and counts', async () => {
    const { lessonId, student, tutorUserId } = await taughtLesson();
    const { data, errors } = await review(student, { lessonId, comment: '  Patient. ' });
    expect(errors).toBeUndefined();
    expect(data?.reviewLesson).toMatchObject({ rating: 5, comment: 'Patient.', reviewer: { id: student.userId }, lesson: { id: lessonId } });
    const reviewId = data!.reviewLesson.id;
    expect((await service.published(analyticsReviewPublishedV1.type)).filter(({ subject }) => subject === reviewId)).toMatchObject([
      {
        sequence: 1,
        data: { reviewId, lessonId, reviewerUserId: student.userId, targetUserId: tutorUserId, targetType: 'tutor', rating: 5, moderation: 'visible' },
      },
    ]);
    const [metrics] = await metricsOf(service, [tutorUserId]);
    expect(metrics).toMatchObject({ averageRating: 5, bayesianRating: (3.5 * 5 + 5) / 6 });
  });

  it('is written by the tutor about the student, whose rating concerns nobody else', async () => {
    const { lessonId, tutor, studentUserId } = await taughtLesson();
    await review(tutor, { lessonId, rating: 2, comment: null });
    expect(await reviewsOf(lessonId)).toMatchObject([{ target_user_id: studentUserId, target_type: 'student', comment: null }]);
    const [metrics] = await metricsOf(service, [studentUserId]);
    expect(metrics).toMatchObject({ averageRating: 2 });
    expect((await service.published(analyticsTutorRatingUpdatedV1.type)).filter(({ subject }) => subject === studentUserId)).toEqual([]);
  });

  it('is written by both about each other', async () => {
    const { lessonId, tutor, student } = await taughtLesson();
    await review(tutor, { lessonId });
    await review(student, { lessonId });
    expect(await reviewsOf(lessonId)).toHaveLength(2);
  });
});

describe('a rating of a tutor', () => {
  it('is published with every review, under versions that only grow', async () => {
    const tutorUserId = v7();
    for (const rating of [5, 4, 3]) {
      const { lessonId, student } = await taughtLesson({ tutorUserId });
      await review(student, { lessonId, rating });
    }
    const published = (await service.published(analyticsTutorRatingUpdatedV1.type)).filter(({ subject }) => subject === tutorUserId);
    expect(published.map(({ sequence, data }) => [sequence, data.average, data.reviewCount])).toEqual([
      [1, 5, 1],
      [2, 4.5, 2],
      [3, 4, 3],
    ]);
    expect(published.at(-1)?.data.bayesian).toBeCloseTo((3.5 * 5 + 12) / 8, 10);
    const rows = await service.database.admin`select average, bayesian, review_count, version from analytics.tutor_ratings where tutor_user_id = ${tutorUserId}`;
    expect(rows).toMatchObject([{ average: 4, review_count: 3, version: 3 }]);
  });

  it('counts every one of many reviews that are written at the same moment', async () => {
    const tutorUserId = v7();
    const lessons = await Promise.all(Array.from({ length: 12 }, () => taughtLesson({ tutorUserId })));
    const answers = await Promise.all(lessons.map(({ lessonId, student }, index) => review(student, { lessonId, rating: index % 2 ? 5 : 2 })));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const published = (await service.published(analyticsTutorRatingUpdatedV1.type)).filter(({ subject }) => subject === tutorUserId);
    expect(published.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(published.map(({ data }) => data.reviewCount)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(published.at(-1)?.data).toMatchObject({ average: 3.5, reviewCount: 12 });
  });

  it('leaves out hidden reviews', async () => {
    const tutorUserId = v7();
    const first = await taughtLesson({ tutorUserId });
    await review(first.student, { lessonId: first.lessonId, rating: 1 });
    await service.database.admin`update analytics.reviews set moderation = 'hidden' where lesson_id = ${first.lessonId}`;
    const second = await taughtLesson({ tutorUserId });
    await review(second.student, { lessonId: second.lessonId, rating: 5 });
    const [metrics] = await metricsOf(service, [tutorUserId]);
    expect(metrics?.averageRating).toBe(5);
  });
});

describe('a repeated review', () => {
  it('is the same review when everything is the same, and is told once', async () => {
    const { lessonId, student } = await taughtLesson();
    const input = { lessonId, idempotencyKey: v4() };
    const first = await review(student, input);
    const again = await review(student, { ...input, idempotencyKey: input.idempotencyKey.toUpperCase(), lessonId: lessonId.toUpperCase() });
    expect(again).toEqual(first);
    const { id } = first.data!.reviewLesson;
    expect((await service.published(analyticsReviewPublishedV1.type)).filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  it('is one review when twenty are sent at once', async () => {
    const { lessonId, student, tutorUserId } = await taughtLesson();
    const input = { lessonId, idempotencyKey: v4() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => review(student, input)));
    expect(new Set(answers.map(({ data }) => data?.reviewLesson.id)).size).toBe(1);
    expect(await reviewsOf(lessonId)).toHaveLength(1);
    const rows = await service.database.admin`select review_count from analytics.tutor_ratings where tutor_user_id = ${tutorUserId}`;
    expect(rows).toMatchObject([{ review_count: 1 }]);
  });

  it.each([
    ['another rating', { rating: 1 }],
    ['another comment', { comment: 'On second thoughts' }],
    ['another key', { idempotencyKey: v4() }],
  ])('is refused with %s', async (_what, change) => {
    const { lessonId, student } = await taughtLesson();
    const input = { lessonId, idempotencyKey: v4() };
    await review(student, input);
    expect(await refusalOf(student, { ...input, ...change })).toMatchObject({ code: 'ALREADY_REVIEWED', details: { lessonId } });
    expect(await reviewsOf(lessonId)).toMatchObject([{ rating: 5 }]);
  });

  it('is refused for another lesson under the same key', async () => {
    const tutorUserId = v7();
    const studentUserId = v7();
    const [first, second] = [await taughtLesson({ tutorUserId, studentUserId }), await taughtLesson({ tutorUserId, studentUserId })];
    const idempotencyKey = v4();
    await review(first.student, { lessonId: first.lessonId, idempotencyKey });
    expect(await refusalOf(second.student, { lessonId: second.lessonId, idempotencyKey })).toMatchObject({ code: 'REVIEW_KEY_REUSED' });
    expect(await reviewsOf(second.lessonId)).toEqual([]);
  });

  it('under the same key of another user is a review of its own', async () => {
    const { lessonId, student, tutor } = await taughtLesson();
    const idempotencyKey = v4();
    await review(student, { lessonId, idempotencyKey });
    expect((await review(tutor, { lessonId, idempotencyKey })).errors).toBeUndefined();
  });
});

describe('a review is refused', () => {
  it('for a lesson that is unknown or not completed yet, in those words', async () => {
    const { errors } = await review(service.user('student'), { lessonId: v7() });
    expect(errors?.[0]?.message).toMatch(/unknown, not completed yet, or not one of yours/);
    expect(errors?.[0]?.extensions.code).toBe('LESSON_NOT_REVIEWABLE');
  });

  it('to everybody who took no part, an admin too, in the words that a lesson is refused in which does not exist', async () => {
    const { lessonId } = await taughtLesson();
    const unknown = v7();
    const told = async (viewer: TestUser, id: string) => JSON.stringify((await review(viewer, { lessonId: id })).errors).replaceAll(id, '<lesson>');
    for (const role of ['student', 'tutor', 'admin'] as const) {
      const stranger = service.user(role);
      expect(await refusalOf(stranger, { lessonId })).toMatchObject({ code: 'LESSON_NOT_REVIEWABLE' });
      expect(await told(stranger, lessonId)).toBe(await told(stranger, unknown));
    }
    expect(await reviewsOf(lessonId)).toEqual([]);
  });

  it('to somebody who taught himself', async () => {
    const userId = v7();
    const { lessonId, student } = await taughtLesson({ tutorUserId: userId, studentUserId: userId });
    expect(await refusalOf(student, { lessonId })).toMatchObject({ code: 'SELF_REVIEW' });
  });

  it('to nobody in particular', async () => {
    const { lessonId } = await taughtLesson();
    expect(await refusalOf(null, { lessonId })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['no stars', { rating: 0 }, 'input.rating', 'min'],
    ['six stars', { rating: 6 }, 'input.rating', 'max'],
    ['a lesson id that is none', { lessonId: 'the one on Monday' }, 'input.lessonId', 'isUuid'],
    ['a key that is no UUID', { idempotencyKey: '1' }, 'input.idempotencyKey', 'isUuid'],
    ['a comment beyond measure', { comment: 'x'.repeat(2001) }, 'input.comment', 'maxLength'],
    ['a comment with NUL', { comment: 'a\0b' }, 'input.comment', 'isStorable'],
    ['a comment with half a character', { comment: 'half \ud83d' }, 'input.comment', 'isStorable'],
  ])('with %s, naming field and rule', async (_what, input, field, rule) => {
    const { lessonId, student } = await taughtLesson();
    const refusal = await refusalOf(student, { lessonId, ...input });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field, rule }] });
    expect(await reviewsOf(lessonId)).toEqual([]);
  });

  it('with half a star', async () => {
    const { lessonId, student } = await taughtLesson();
    expect((await review(student, { lessonId, rating: 4.5 })).errors).toHaveLength(1);
  });
});

it('takes the longest comment in the widest characters', async () => {
  const { lessonId, student } = await taughtLesson();
  const comment = '\u{1F600}'.repeat(1000);
  expect((await review(student, { lessonId, comment })).data?.reviewLesson.comment).toBe(comment);
});
