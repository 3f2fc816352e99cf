import { learningCoursePublishedV1, learningCourseUpdatedV1 } from '@edtech/contracts';
import { v7 as newId } from 'uuid';
import { ask, eventsAbout, openSchool, PUBLISH_COURSE, publishCourse, refusal, type School, statementsOf, teacher, UPDATE_COURSE } from '../../test/school.js';

let school: School;
beforeAll(async () => void (school = await openSchool()));
afterAll(() => school?.service.close());

const COURSE = 'query ($id: ID!) { course(id: $id) { id title description subject status durationMinutes price { amountMinor currency } tutor { id courses { id } } } }';
const WITHDRAW = 'mutation ($courseId: ID!) { withdrawCourse(courseId: $courseId) { id status } }';

describe('a course', () => {
  test('is offered by its own tutor, seen by everybody signed in, and published', async () => {
    const { user, tutorId } = await teacher(school, { verified: false });
    const id = await publishCourse(school, user, { title: '  Calculus from the start ' });
    const { course } = await ask<{ course: object }>(school, school.service.user('student'), COURSE, { id });
    expect(course).toEqual({
      id,
      title: 'Calculus from the start',
      description: 'Limits.',
      subject: 'mathematics',
      status: 'PUBLISHED',
      durationMinutes: 60,
      price: { amountMinor: 4_000, currency: 'EUR' },
      tutor: { id: tutorId, courses: [{ id }] },
    });
    const [event] = await eventsAbout(school, id, learningCoursePublishedV1.type);
    expect(event).toMatchObject({ sequence: 1, data: { courseId: id, tutorId, tutorUserId: user.userId, price: { amountMinor: 4_000, currency: 'EUR' }, durationMinutes: 60, status: 'published' } });
  });

  test('is changed and withdrawn by its own tutor, each time published with the next sequence', async () => {
    const { user } = await teacher(school);
    const id = await publishCourse(school, user);
    const { updateCourse } = await ask<{ updateCourse: object }>(school, user, UPDATE_COURSE, { input: { courseId: id, price: { amountMinor: 5_000, currency: 'EUR' } } });
    expect(updateCourse).toEqual({ id, title: 'Calculus', price: { amountMinor: 5_000 }, durationMinutes: 60, status: 'PUBLISHED' });
    await ask(school, user, WITHDRAW, { courseId: id });
    const events = await eventsAbout(school, id, learningCourseUpdatedV1.type);
    expect(events.map(({ sequence, data }) => [sequence, data['status']])).toEqual([
      [2, 'published'],
      [3, 'withdrawn'],
    ]);
  });

  test('of another tutor does not exist for who wants to change it', async () => {
    const { user: owner } = await teacher(school);
    const { user: other } = await teacher(school);
    const courseId = await publishCourse(school, owner);
    expect((await refusal(school, other, UPDATE_COURSE, { input: { courseId, title: 'Mine' } })).code).toBe('COURSE_NOT_FOUND');
    expect((await refusal(school, other, WITHDRAW, { courseId })).code).toBe('COURSE_NOT_FOUND');
    expect((await refusal(school, other, WITHDRAW, { courseId: newId() })).code).toBe('COURSE_NOT_FOUND');
    expect((await refusal(school, school.service.user('student'), COURSE, { id: newId() })).code).toBe('COURSE_NOT_FOUND');
    const rows = await school.service.database.admin`select title, version from learning.courses where id = ${courseId}`;
    expect(rows).toEqual([{ title: 'Calculus', version: 1 }]);
  });

  test('cannot be offered by students or by a tutor whose record has not been made yet', async () => {
    const input = { title: 'T', description: '', subject: 'mathematics', price: { amountMinor: 1, currency: 'EUR' }, durationMinutes: 60 };
    expect((await refusal(school, school.service.user('student'), PUBLISH_COURSE, { input })).code).toBe('FORBIDDEN');
    expect((await refusal(school, school.service.user('tutor'), PUBLISH_COURSE, { input })).code).toBe('TUTOR_PROFILE_NOT_READY');
  });

  test('N references with tutors are two statements, and the courses of N tutors one more', async () => {
    const tutors = [await teacher(school), await teacher(school)];
    const ids: string[] = [];
    for (const { user } of tutors) ids.push(await publishCourse(school, user), await publishCourse(school, user));
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Course { id tutor { name courses { id } } } } }';
    const representations = ids.map((id) => ({ __typename: 'Course', id }));
    let found: { _entities: { id: string; tutor: { courses: { id: string }[] } }[] } | undefined;
    const statements = await statementsOf(school, async () => void (found = await ask(school, school.service.user('student'), query, { representations })));
    expect(found?._entities.map(({ id }) => id)).toEqual(ids);
    expect(found?._entities[0]?.tutor.courses.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(statements).toHaveLength(3);
  });
});
