import { learningLessonCompletedV1, paymentPaymentCapturedV1 } from '@edtech/contracts';
import { probeAuthorisation, probeInjection, startTestService, type AuthorisationWorld, type TestService } from '@edtech/testing';
import { v7 } from 'uuid';
import { analyticsService } from '../src/app.js';
import { completedLesson, payment } from './facts.js';
import access from './access.json';

/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of analytics', () => {
  let service: TestService;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    service = await startTestService(analyticsService);
    known = await furnish();
  }, 120_000);
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
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(service, known);
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);

  test('no text is taken for SQL, wherever one can be written', async () => {
    const { broken, ran, harmed, untried, places } = await probeInjection(service, known);
    expect({ broken, ran, harmed, untried }).toEqual({ broken: [], ran: 0, harmed: [], untried: [] });
    expect(places).toBeGreaterThan(10);
  }, 120_000);
});
