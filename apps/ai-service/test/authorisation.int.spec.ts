import { learningEnrolmentCreatedV1 } from '@edtech/contracts';
import { probeAuthorisation, probeInjection, startTestService, type AuthorisationWorld, type TestService } from '@edtech/testing';
import { aiService } from '../src/app.js';
import { catalogueOf } from './catalogue.js';
import { enrolment } from './facts.js';
import access from './access.json';

/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of ai', () => {
  let service: TestService;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    service = await startTestService(aiService);
    known = await furnish();
  }, 120_000);
  afterAll(() => service?.close());
  const catalogue = catalogueOf(() => service);

  async function furnish(): Promise<AuthorisationWorld> {
    const [student, otherStudent, tutor] = [service.user('student'), service.user('student'), service.user('tutor')];
    const subject = catalogue.newSubject();
    await catalogue.wanting(subject, { userId: student.userId });
    const teaching = await catalogue.verifiedTutor(subject, { userId: tutor.userId });
    const course = await catalogue.publishedCourse({ tutorId: teaching.tutorId, userId: tutor.userId }, subject);
    const contentId = await catalogue.publishContent(subject);
    await service.deliver(learningEnrolmentCreatedV1, { sequence: 1, data: enrolment({ studentUserId: student.userId, subject }) });
    await catalogue.seenBy(student.userId);
    return {
      viewers: { nobody: null, student, otherStudent, tutor, otherTutor: service.user('tutor'), admin: service.user('admin') },
      rules: RULES,
      entities: [
        { type: 'Content', id: contentId },
        { type: 'Tutor', id: teaching.tutorId },
        { type: 'Course', id: course.courseId },
      ],
      secrets: [{ text: `"reason":`, for: ['student', 'otherStudent', 'tutor', 'otherTutor', 'admin'] }],
      given: { 'Query.searchContent': [{ subject }] },
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
