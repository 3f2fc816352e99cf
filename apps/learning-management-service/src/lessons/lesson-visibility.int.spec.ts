import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, authorize, enrol, ENTITIES, hold, openSchool, publishCourse, refusal, signUp, statementsOf, statusOf, teacher, type School, type Teacher } from '../../test/school.js';

let school: School;
let student: TestUser;
let stranger: TestUser;
let tutor: Teacher;
let otherTutor: Teacher;
let lessonId: string;
beforeAll(async () => {
  school = await openSchool();
  [student, stranger, tutor, otherTutor] = [await signUp(school, 'student'), await signUp(school, 'student'), await teacher(school), await teacher(school)];
  lessonId = await hold(school, student, tutor.tutorId, '2030-01-08T12:00:00Z');
});
afterAll(() => school?.service.close());

const LESSON = 'query ($id: ID!) { lesson(id: $id) { id scheduledAt endsAt durationMinutes subject price { amountMinor } tutor { user { id } } student { user { id } learningGoals { goal } } course { id } endReason } }';
const BY_IDS = 'query ($ids: [ID!]!) { lessonsByIds(ids: $ids) { id tutor { user { id } } student { user { id } } } }';

describe('a lesson', () => {
  test('is seen by its student, its tutor and admins', async () => {
    for (const as of [student, tutor.user, school.service.user('admin')]) {
      const { lesson } = await ask<{ lesson: object }>(school, as, LESSON, { id: lessonId });
      expect(lesson).toMatchObject({ id: lessonId, durationMinutes: 60, tutor: { user: { id: tutor.user.userId } }, student: { user: { id: student.userId }, learningGoals: as === tutor.user ? null : [] }, course: null });
    }
  });

  test('does not exist for anybody else, in queries, references and steps', async () => {
    for (const as of [stranger, otherTutor.user]) {
      expect(await refusal(school, as, LESSON, { id: lessonId })).toEqual(await refusal(school, as, LESSON, { id: lessonId }));
      expect((await refusal(school, as, LESSON, { id: lessonId })).code).toBe('LESSON_NOT_FOUND');
      expect(await ask(school, as, BY_IDS, { ids: [lessonId] })).toEqual({ lessonsByIds: [] });
      expect(await ask(school, as, ENTITIES, { representations: [{ __typename: 'Lesson', id: lessonId }] })).toEqual({ _entities: [null] });
      const own = as.role === 'student' ? 'confirmLesson' : 'completeLesson';
      for (const name of [own, 'cancelLesson']) {
        expect((await refusal(school, as, `mutation ($id: ID!) { ${name}(lessonId: $id) { id } }`, { id: lessonId })).code).toBe('LESSON_NOT_FOUND');
      }
    }
    const { data } = await school.service.graphql(ENTITIES, { representations: [{ __typename: 'Lesson', id: lessonId }] });
    expect(data).toEqual({ _entities: [null] });
    expect((await refusal(school, null, BY_IDS, { ids: [lessonId] })).code).toBe('UNAUTHENTICATED');
    expect(await statusOf(school, lessonId)).toBe('held');
  });

  test('is confirmed by students and completed by tutors only', async () => {
    const id = await hold(school, student, tutor.tutorId, '2030-01-09T12:00:00Z');
    await authorize(school, id);
    expect((await refusal(school, tutor.user, 'mutation ($id: ID!) { confirmLesson(lessonId: $id) { id } }', { id })).code).toBe('FORBIDDEN');
    expect((await refusal(school, student, 'mutation ($id: ID!) { completeLesson(lessonId: $id) { id } }', { id })).code).toBe('FORBIDDEN');
    // The tutor, signed in with the role of a student: the part in the lesson counts too.
    const turned = school.service.user('student', tutor.user.userId);
    expect((await refusal(school, turned, 'mutation ($id: ID!) { confirmLesson(lessonId: $id) { id } }', { id })).code).toBe('LESSON_NOT_FOUND');
    expect(await statusOf(school, id)).toBe('scheduled');
  });

  test('lessonsByIds gives those that are the viewer’s own, in the order asked for, with people, in three statements', async () => {
    const more = await hold(school, student, tutor.tutorId, '2030-01-10T12:00:00Z');
    const foreign = await hold(school, stranger, otherTutor.tutorId, '2030-01-10T12:00:00Z');
    let found: unknown;
    const statements = await statementsOf(school, async () => void (found = await ask(school, student, BY_IDS, { ids: [more, foreign, newId(), lessonId] })));
    const people = { tutor: { user: { id: tutor.user.userId } }, student: { user: { id: student.userId } } };
    expect(found).toEqual({ lessonsByIds: [{ id: more, ...people }, { id: lessonId, ...people }] });
    expect(statements).toHaveLength(3);
  });

  test('N references are one statement, ids that are none among them', async () => {
    const representations = [lessonId, newId(), 'nonsense', lessonId.toUpperCase()].map((id) => ({ __typename: 'Lesson', id }));
    let found: unknown;
    const statements = await statementsOf(school, async () => void (found = await ask(school, student, ENTITIES, { representations })));
    const one = { __typename: 'Lesson', id: lessonId, status: 'HELD' };
    expect(found).toEqual({ _entities: [one, null, null, one] });
    expect(statements).toHaveLength(1);
  });

  test('names its course', async () => {
    const courseId = await publishCourse(school, tutor.user);
    await enrol(school, student, courseId);
    const id = await hold(school, student, tutor.tutorId, '2030-01-11T12:00:00Z', { courseId });
    expect(await ask(school, student, LESSON, { id })).toMatchObject({ lesson: { course: { id: courseId } } });
  });
});

const OF_USER = /* GraphQL */ `
  query ($representations: [_Any!]!, $first: Int, $after: String) {
    _entities(representations: $representations) { ... on User { lessons(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }
  }
`;
interface OfUser {
  _entities: [{ lessons: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null }];
}

describe('User.lessons', () => {
  const of = (user: TestUser) => [{ __typename: 'User', id: user.userId }];

  test('are walked page by page, those that start last first, as student and as tutor', async () => {
    const [busy, teaching] = [await signUp(school, 'student'), await teacher(school)];
    const other = await teacher(school);
    const ids: string[] = [];
    for (const [index, day] of ['08', '09', '10', '11', '12'].entries()) ids.unshift(await hold(school, busy, index % 2 ? other.tutorId : teaching.tutorId, `2030-01-${day}T09:00:00Z`));
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { _entities: [user] }: OfUser = await ask<OfUser>(school, busy, OF_USER, { representations: of(busy), first: 2, after });
      walked.push(...user.lessons!.edges.map(({ node }) => node.id));
      after = user.lessons!.pageInfo.hasNextPage ? user.lessons!.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(ids);
    let taught: OfUser | undefined;
    const statements = await statementsOf(school, async () => void (taught = await ask<OfUser>(school, teaching.user, OF_USER, { representations: of(teaching.user) })));
    expect(taught?._entities[0].lessons?.edges.map(({ node }) => node.id)).toEqual([ids[0], ids[2], ids[4]]);
    expect(statements.length).toBeLessThanOrEqual(1);
  });

  test('are for the user and admins, null for everybody else, empty for who has none', async () => {
    for (const as of [stranger, tutor.user, null]) expect(await ask(school, as, OF_USER, { representations: of(student) })).toEqual({ _entities: [{ lessons: null }] });
    const seen = await ask<OfUser>(school, school.service.user('admin'), OF_USER, { representations: of(student) });
    expect(seen._entities[0].lessons?.edges.length).toBeGreaterThan(0);
    const nobody = school.service.user('admin');
    expect((await ask<OfUser>(school, nobody, OF_USER, { representations: of(nobody) }))._entities[0].lessons?.edges).toEqual([]);
    expect((await ask<OfUser>(school, nobody, OF_USER, { representations: [{ __typename: 'User', id: 'nonsense' }] }))._entities[0].lessons?.edges).toEqual([]);
  });

  test('refuse page sizes and cursors that are none', async () => {
    const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const first of [0, 101, -1]) {
      expect(await refusal(school, student, OF_USER, { representations: of(student), first })).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'first' }] });
    }
    for (const after of ['x', cursor([5, newId()]), cursor(['soon', newId()]), cursor(['2030-13-01T00:00:00Z', newId()]), cursor(['2030-01-01T00:00:00Z', 'x'])]) {
      expect((await refusal(school, student, OF_USER, { representations: of(student), after })).code).toBe('INVALID_CURSOR');
    }
  });
});
