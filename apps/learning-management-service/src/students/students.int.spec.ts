import { identityUserCreatedV1, identityUserUpdatedV1, learningStudentCreatedV1, learningStudentUpdatedV1 } from '@edtech/contracts';
import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { account, ask, ENTITIES, once, openSchool, refusal, type School, signUp, statementsOf } from '../../test/school.js';

let school: School;
beforeAll(async () => void (school = await openSchool()));
afterAll(() => school?.service.close());

const UPDATE = 'mutation ($input: UpdateStudentProfileInput!) { updateStudentProfile(input: $input) { id name learningGoals { subject goal } preferredLanguages user { id } } }';
const OF_USERS = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { studentProfile { id name preferredLanguages } } } }';

const rowsOf = (userId: string) => school.service.database.admin`select * from learning.students where user_id = ${userId}`;
const idOf = async (user: TestUser): Promise<string> => String((await rowsOf(user.userId))[0]?.['id']);

describe('the record of a student', () => {
  test('is one and correct, whether events are repeated, late, or an update comes first', async () => {
    const userId = newId();
    const data = (lastName: string) => account(userId, { role: 'student', lastName, email: `${lastName}@example.org` });
    await school.service.deliver(identityUserUpdatedV1, { sequence: 2, data: data('Second') });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: data('First') });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: data('First') });
    await school.service.deliver(identityUserUpdatedV1, { sequence: 3, data: data('Third') });
    expect(await rowsOf(userId)).toEqual([expect.objectContaining({ name: 'Ada Third', email: 'Third@example.org', source_version: 3, version: 2, learning_goals: [], preferred_languages: [] })]);
    const published = once(await school.service.published()).filter(({ data: state, type }) => type.startsWith('learning.student.') && state['userId'] === userId);
    expect(published.map(({ type, sequence, data: state }) => [type, sequence, state['name']])).toEqual([
      [learningStudentCreatedV1.type, 1, 'Ada Second'],
      [learningStudentUpdatedV1.type, 2, 'Ada Third'],
    ]);
  });

  test('of a suspended account is inactive until the account is active again', async () => {
    const user = await signUp(school, 'student');
    const status = async (sequence: number, value: 'suspended' | 'active') =>
      school.service.deliver(identityUserUpdatedV1, { sequence, data: account(user.userId, { role: 'student', status: value }) });
    await status(2, 'suspended');
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ account_active: false })]);
    await status(3, 'active');
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ account_active: true })]);
  });
});

describe('the profile of a student', () => {
  test('is changed by the student and published: what is left out stays', async () => {
    const user = await signUp(school, 'student');
    const goals = [{ subject: 'mathematics', goal: 'Pass the entrance exam \u{1F393}' }];
    await ask(school, user, UPDATE, { input: { learningGoals: goals, preferredLanguages: ['en'] } });
    const { updateStudentProfile } = await ask<{ updateStudentProfile: object }>(school, user, UPDATE, { input: { preferredLanguages: ['de', 'en'] } });
    expect(updateStudentProfile).toEqual({ id: await idOf(user), name: 'Ada Lovelace', learningGoals: goals, preferredLanguages: ['de', 'en'], user: { id: user.userId } });
    const last = once(await school.service.published(learningStudentUpdatedV1.type)).filter(({ data }) => data['userId'] === user.userId).at(-1);
    expect(last).toMatchObject({ sequence: 3, data: { learningGoals: goals, preferredLanguages: ['de', 'en'] } });
  });

  test('is refused to tutors and to students whose record has not been made yet', async () => {
    const input = { preferredLanguages: ['en'] };
    expect((await refusal(school, school.service.user('tutor'), UPDATE, { input })).code).toBe('FORBIDDEN');
    expect(await refusal(school, school.service.user('student'), UPDATE, { input })).toMatchObject({ code: 'STUDENT_PROFILE_NOT_READY', kind: 'unavailable' });
  });
});

describe('students for others', () => {
  test('N references are one statement; goals and languages are for the student and admins', async () => {
    const [self, other] = [await signUp(school, 'student'), await signUp(school, 'student')];
    for (const user of [self, other]) await ask(school, user, UPDATE, { input: { learningGoals: [{ subject: 'latin', goal: 'Read Ovid' }] } });
    const representations = [self, other].length && [await idOf(self), await idOf(other), newId()].map((id) => ({ __typename: 'Student', id }));
    let found: { _entities: ({ learningGoals: unknown } | null)[] } | undefined;
    const statements = await statementsOf(school, async () => void (found = await ask(school, self, ENTITIES, { representations })));
    expect(statements).toHaveLength(1);
    expect(found?._entities.map((one) => one && one.learningGoals)).toEqual([[{ goal: 'Read Ovid' }], null, null]);
    const seen = await ask<{ _entities: ({ learningGoals: unknown } | null)[] }>(school, school.service.user('admin'), ENTITIES, { representations });
    expect(seen._entities.map((one) => one && one.learningGoals)).toEqual([[{ goal: 'Read Ovid' }], [{ goal: 'Read Ovid' }], null]);
  });

  test('User.studentProfile is for the user and admins, and null for everybody else', async () => {
    const user = await signUp(school, 'student');
    const representations = [{ __typename: 'User', id: user.userId }];
    const mine = { _entities: [{ studentProfile: { id: await idOf(user), name: 'Ada Lovelace', preferredLanguages: [] } }] };
    expect(await ask(school, user, OF_USERS, { representations })).toEqual(mine);
    expect(await ask(school, school.service.user('admin'), OF_USERS, { representations })).toEqual(mine);
    for (const other of [await signUp(school, 'student'), await signUp(school, 'tutor'), null]) {
      expect(await ask(school, other, OF_USERS, { representations })).toEqual({ _entities: [{ studentProfile: null }] });
    }
  });
});
