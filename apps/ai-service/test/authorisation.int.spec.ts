import { learningEnrolmentCreatedV1 } from '@edtech/contracts';
import { probeAuthorisation, startTestService, type AuthorisationWorld, type TestService } from '@edtech/testing';
import { aiService } from '../src/app.js';
import { catalogueOf } from './catalogue.js';
import { enrolment } from './facts.js';

const PRIVATE = 'holders-and-admins';
const RULES: AuthorisationWorld['rules'] = {
  'Query.aiEvents': ['admin', 'events:read'],
  'Query.searchContent': 'signed-in',
  'Mutation.aiEvents': ['admin', 'events:operate'],
  'Mutation.publishContent': ['tutor', 'admin'],
  ...Object.fromEntries(['id', 'title', 'description', 'contentType', 'subject', 'creator', 'createdAt'].map((field) => [`Content.${field}`, 'signed-in'])),
  // The ids are the caller's own words given back: who and what they are, their owners say.
  'Course.id': 'anyone',
  'Tutor.id': 'anyone',
  'User.id': 'anyone',
  'User.learningPaths': PRIVATE,
  'User.recommendations': PRIVATE,
};

describe('who sees what of ai', () => {
  let service: TestService;
  beforeAll(async () => void (service = await startTestService(aiService)));
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
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(service, await furnish());
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(200);
  }, 120_000);
});
