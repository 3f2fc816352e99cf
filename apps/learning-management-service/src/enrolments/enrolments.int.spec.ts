import { learningEnrolmentCreatedV1 } from '@edtech/contracts';
import { v7 as newId } from 'uuid';
import { ask, book, changeAccount, enrol, ENROL, eventsAbout, once, openSchool, publishCourse, refusal, type School, signInAgain, signUp, statementsOf, teacher, UPDATE_COURSE } from '../../test/school.js';

let school: School;
beforeAll(async () => void (school = await openSchool()));
afterAll(() => school?.service.close());

const OF_USERS = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { enrolledCourses { id title } } } }';
const enrolments = (courseId: string) => school.service.database.admin`select * from learning.enrolments where course_id = ${courseId}`;

describe('enrolling', () => {
  test('gives a place at the price of now, and is published', async () => {
    const { user, tutorId } = await teacher(school);
    const student = await signUp(school, 'student');
    const courseId = await publishCourse(school, user);
    const { enrolInCourse } = await ask<{ enrolInCourse: { id: string; student: { id: string } } }>(school, student, ENROL, { courseId });
    expect(enrolInCourse).toMatchObject({ enrolledAt: '2030-01-07T09:00:00.000Z', pricePerLesson: { amountMinor: 4_000, currency: 'EUR' }, durationMinutes: 60, course: { id: courseId, title: 'Calculus' } });
    const [event] = await eventsAbout(school, enrolInCourse.id, learningEnrolmentCreatedV1.type);
    expect(event).toMatchObject({
      sequence: 1,
      data: { courseId, studentId: enrolInCourse.student.id, studentUserId: student.userId, tutorId, tutorUserId: user.userId, subject: 'mathematics', pricePerLesson: { amountMinor: 4_000, currency: 'EUR' } },
    });
  });

  test('freezes price and duration: what the course costs later does not matter, to new lessons neither', async () => {
    const { user, tutorId } = await teacher(school);
    const [early, late] = [await signUp(school, 'student'), await signUp(school, 'student')];
    const courseId = await publishCourse(school, user);
    await enrol(school, early, courseId);
    await ask(school, user, UPDATE_COURSE, { input: { courseId, price: { amountMinor: 9_900, currency: 'EUR' }, durationMinutes: 90 } });
    const { enrolInCourse: again } = await ask<{ enrolInCourse: object }>(school, early, ENROL, { courseId });
    expect(again).toMatchObject({ pricePerLesson: { amountMinor: 4_000 }, durationMinutes: 60 });
    await enrol(school, late, courseId);
    expect(await book(school, early, { tutorId, courseId, startsAt: '2030-01-08T09:00:00Z' })).toMatchObject({ lesson: { price: { amountMinor: 4_000, currency: 'EUR' }, durationMinutes: 60 } });
    expect(await book(school, late, { tutorId, courseId, startsAt: '2030-01-08T10:00:00Z' })).toMatchObject({ lesson: { price: { amountMinor: 9_900, currency: 'EUR' }, durationMinutes: 90 } });
  });

  test('is one place, however often and however parallel it is asked for', async () => {
    const { user } = await teacher(school);
    const student = await signUp(school, 'student');
    const courseId = await publishCourse(school, user);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask<{ enrolInCourse: { id: string } }>(school, student, ENROL, { courseId })));
    expect(new Set(answers.map(({ enrolInCourse }) => enrolInCourse.id)).size).toBe(1);
    expect(await enrolments(courseId)).toHaveLength(1);
    expect(once(await school.service.published(learningEnrolmentCreatedV1.type)).filter(({ data }) => data['courseId'] === courseId)).toHaveLength(1);
  });

  test('is refused, with nothing written, for courses that are unknown or withdrawn, tutors who cannot be booked, and students who may not', async () => {
    const { user } = await teacher(school);
    const courseId = await publishCourse(school, user);
    const student = await signUp(school, 'student');
    const codeFor = async (as = student, id = courseId): Promise<string> => (await refusal(school, as, ENROL, { courseId: id })).code;
    expect(await codeFor(student, newId())).toBe('COURSE_NOT_FOUND');
    expect(await codeFor(user)).toBe('FORBIDDEN');
    expect(await codeFor(school.service.user('student'))).toBe('STUDENT_PROFILE_NOT_READY');
    const suspended = await signUp(school, 'student');
    await changeAccount(school, suspended, 2, { status: 'suspended' });
    expect(await codeFor(suspended)).toBe('TOKEN_REVOKED');
    expect(await codeFor(await signInAgain(school, suspended))).toBe('STUDENT_NOT_ACTIVE');
    const unverified = await teacher(school, { verified: false });
    expect(await codeFor(student, await publishCourse(school, unverified.user))).toBe('TUTOR_NOT_BOOKABLE');
    await ask(school, user, 'mutation ($id: ID!) { withdrawCourse(courseId: $id) { id } }', { id: courseId });
    expect(await codeFor()).toBe('COURSE_WITHDRAWN');
    expect(await enrolments(courseId)).toHaveLength(0);
  });

  test('cannot be rewritten, not even by the service itself', async () => {
    const { database } = school.service;
    const [rights] = await database.admin`
      select has_table_privilege(${database.environment.user}, 'learning.enrolments', 'UPDATE') as update, has_table_privilege(${database.environment.user}, 'learning.enrolments', 'INSERT') as insert`;
    expect(rights).toEqual({ update: false, insert: true });
  });
});

describe('User.enrolledCourses', () => {
  test('is for the user and admins, the newest first, one statement for N users', async () => {
    const { user } = await teacher(school);
    const [first, second] = [await publishCourse(school, user, { title: 'First' }), await publishCourse(school, user, { title: 'Second' })];
    const [student, other] = [await signUp(school, 'student'), await signUp(school, 'student')];
    for (const courseId of [first, second]) await enrol(school, student, courseId);
    await enrol(school, other, first);
    const representations = [student, other].map(({ userId }) => ({ __typename: 'User', id: userId }));
    const mine = { enrolledCourses: [{ id: second, title: 'Second' }, { id: first, title: 'First' }] };
    expect(await ask(school, student, OF_USERS, { representations })).toEqual({ _entities: [mine, { enrolledCourses: null }] });
    let seen: unknown;
    const statements = await statementsOf(school, async () => void (seen = await ask(school, school.service.user('admin'), OF_USERS, { representations })));
    expect(seen).toEqual({ _entities: [mine, { enrolledCourses: [{ id: first, title: 'First' }] }] });
    expect(statements).toHaveLength(1);
    expect(await ask(school, null, OF_USERS, { representations })).toEqual({ _entities: [{ enrolledCourses: null }, { enrolledCourses: null }] });
  });
});
