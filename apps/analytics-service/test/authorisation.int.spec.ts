import { learningLessonCompletedV1, paymentPaymentCapturedV1 } from '@edtech/contracts';
import { probeAuthorisation, startTestService, type AuthorisationWorld, type TestService } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../src/app.js';
import { completedLesson, payment } from './facts.js';

const RULES: AuthorisationWorld['rules'] = {
  'Query.analyticsEvents': ['admin', 'events:read'],
  'Mutation.analyticsEvents': ['admin', 'events:operate'],
  'Mutation.reviewLesson': 'signed-in',
  ...Object.fromEntries(['id', 'rating', 'comment', 'reviewer', 'createdAt', 'lesson'].map((field) => [`Review.${field}`, 'signed-in'])),
  // The ids are the caller's own words given back: who and what they are, their owners say.
  'Lesson.id': 'anyone',
  'User.id': 'anyone',
  'User.metrics': 'holders-and-admins',
  'User.reviewsReceived': 'signed-in',
};

describe('who sees what of analytics', () => {
  let service: TestService;
  beforeAll(async () => void (service = await startTestService(analyticsService)));
  afterAll(() => service?.close());

  async function furnish(): Promise<AuthorisationWorld> {
    const [student, tutor] = [service.user('student'), service.user('tutor')];
    const between = { studentUserId: student.userId, tutorUserId: tutor.userId };
    const [reviewed, unreviewed] = [completedLesson(between), completedLesson(between)];
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: reviewed });
    await service.deliver(learningLessonCompletedV1, { sequence: 4, data: unreviewed });
    await service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: payment({ ...between, lessonId: reviewed.lessonId, amountMinor: 4_711_00 }) });
    const input = { lessonId: reviewed.lessonId, rating: 4, comment: 'Clear', idempotencyKey: v7() };
    const { data } = await service.graphql<{ reviewLesson: { id: string } }>('mutation ($input: ReviewLessonInput!) { reviewLesson(input: $input) { id } }', { input }, student);
    return {
      viewers: { nobody: null, student, otherStudent: service.user('student'), tutor, otherTutor: service.user('tutor'), admin: service.user('admin') },
      rules: RULES,
      entities: [
        { type: 'Review', id: data!.reviewLesson.id },
        { type: 'Lesson', id: reviewed.lessonId },
      ],
      secrets: [{ text: '471100', for: ['student', 'admin'] }],
      refused: {
        'Mutation.reviewLesson': ['otherStudent', 'otherTutor', 'admin'].map((as) => ({
          as,
          given: { input: { ...input, lessonId: unreviewed.lessonId, idempotencyKey: v7() } },
          code: 'LESSON_NOT_REVIEWABLE',
        })),
      },
    };
  }

  test('every field, as everybody, about what is their own and what is not', async () => {
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(service, await furnish());
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);
});
