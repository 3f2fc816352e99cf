import { communicationVideoSessionOpenedV1 } from '@edtech/contracts';
import { probeAuthorisation, probeInjection, type AuthorisationWorld } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, authorize, decline, enrol, hold, openSchool, publishCourse, signUp, teacher, type School } from './school.js';
import access from './access.json';

/** Who may see which field and do what: docs/access.md is made of it. */
const RULES = access.rules as AuthorisationWorld['rules'];

describe('who sees what of learning', () => {
  let school: School;
  let known: AuthorisationWorld;
  beforeAll(async () => {
    school = await openSchool();
    known = await furnish();
  }, 120_000);
  afterAll(() => school?.service.close());

  async function furnish(): Promise<AuthorisationWorld> {
    const { service } = school;
    const [ours, others] = [await teacher(school), await teacher(school)];
    const [student, otherStudent] = [await signUp(school, 'student'), await signUp(school, 'student')];
    const admin = service.user('admin');
    const goals = { learningGoals: [{ subject: 'mathematics', goal: 'Pass without my father knowing' }], preferredLanguages: ['en'] };
    await ask(school, student, 'mutation ($input: UpdateStudentProfileInput!) { updateStudentProfile(input: $input) { id } }', { input: goals });
    const courseId = await publishCourse(school, ours.user);
    await enrol(school, student, courseId);
    const scheduled = await hold(school, student, ours.tutorId, '2030-01-08T10:00:00Z', { courseId });
    await authorize(school, scheduled);
    const meetingUrl = 'https://video.example.org/only-for-two';
    await service.deliver(communicationVideoSessionOpenedV1, { sequence: 1, data: { videoSessionId: newId(), lessonId: scheduled, meetingUrl, startedAt: null, endedAt: null } });
    const held = await hold(school, student, ours.tutorId, '2030-01-08T12:00:00Z');
    const released = await hold(school, student, ours.tutorId, '2030-01-08T14:00:00Z');
    await decline(school, released);
    const request = await ask<{ requestMatch: { id: string } }>(school, student, 'mutation ($input: RequestMatchInput!) { requestMatch(input: $input) { id } }', {
      input: { subject: 'mathematics', budget: { amountMinor: 6_000, currency: 'EUR' }, requirements: { notes: 'I am afraid of exams' } },
    });
    const studentIdOf = async ({ userId }: { userId: string }) =>
      (
        await ask<{ _entities: [{ studentProfile: { id: string } }] }>(school, admin, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { studentProfile { id } } } }', {
          r: [{ __typename: 'User', id: userId }],
        })
      )._entities[0].studentProfile.id;
    const holders = [student.userId, ours.user.userId];
    const lessons = [scheduled, held, released];
    const strangers = ['otherStudent', 'otherTutor'];
    const notTheirs = (given: object, code: string, who = strangers) => who.map((as) => ({ as, given: { ...given }, code }));
    return {
      viewers: { nobody: null, student, otherStudent, tutor: ours.user, otherTutor: others.user, admin },
      rules: RULES,
      entities: [
        ...lessons.map((id) => ({ type: 'Lesson', id, holders })),
        { type: 'Course', id: courseId },
        { type: 'Tutor', id: ours.tutorId },
        { type: 'Tutor', id: others.tutorId },
        { type: 'Student', id: await studentIdOf(student), holders: [student.userId] },
        { type: 'Student', id: await studentIdOf(otherStudent), holders: [otherStudent.userId] },
      ],
      secrets: [
        { text: meetingUrl, for: ['student', 'tutor', 'admin'] },
        { text: 'my father', for: ['student', 'admin'] },
        { text: 'afraid of exams', for: ['student'] },
      ],
      given: {
        'Query.tutor': [{ id: ours.tutorId }],
        'Query.course': [{ id: courseId }],
        'Query.freeSlots': [{ tutorId: ours.tutorId, from: '2030-01-08T08:00:00Z', to: '2030-01-08T20:00:00Z', durationMinutes: 60 }],
        'Query.matchingRequest': [{ id: request.requestMatch.id }],
        'Query.lesson': lessons.map((id) => ({ id })),
        'Query.lessonsByIds': [{ ids: lessons }],
      },
      refused: {
        'Mutation.updateCourse': notTheirs({ input: { courseId, title: 'Mine now' } }, 'COURSE_NOT_FOUND', ['otherTutor']),
        'Mutation.withdrawCourse': notTheirs({ courseId }, 'COURSE_NOT_FOUND', ['otherTutor']),
        'Mutation.confirmLesson': notTheirs({ lessonId: scheduled }, 'LESSON_NOT_FOUND', ['otherStudent']),
        'Mutation.completeLesson': notTheirs({ lessonId: scheduled }, 'LESSON_NOT_FOUND', ['otherTutor']),
        'Mutation.cancelLesson': notTheirs({ lessonId: scheduled }, 'LESSON_NOT_FOUND'),
      },
    };
  }

  test('every field, as everybody, about what is their own and what is not', async () => {
    const { undecided, leaks, unseen, refusals } = await probeAuthorisation(school.service, known);
    expect({ undecided, leaks, unseen }).toEqual({ undecided: [], leaks: [], unseen: [] });
    expect(refusals).toBeGreaterThan(500);
  }, 120_000);

  test('no text is taken for SQL, wherever one can be written', async () => {
    const { broken, ran, harmed, untried, places } = await probeInjection(school.service, known);
    expect({ broken, ran, harmed, untried }).toEqual({ broken: [], ran: 0, harmed: [], untried: [] });
    expect(places).toBeGreaterThan(10);
  }, 120_000);
});
