import { analyticsTutorRatingUpdatedV1, identityUserCreatedV1, identityUserUpdatedV1, learningTutorCreatedV1, learningTutorUpdatedV1, learningTutorVerifiedV1 } from '@edtech/contracts';
import { eventually, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { account, ask, changeAccount, ENTITIES, eventsAbout, openSchool, refusal, type School, signUp, statementsOf, teacher, UPDATE_TUTOR_PROFILE, VERIFY_TUTOR } from '../../test/school.js';
import { tutorRatingCopies } from '../infrastructure/database/projections.js';

let school: School;
beforeAll(async () => void (school = await openSchool()));
afterAll(() => school?.service.close());

const rowsOf = (userId: string) => school.service.database.admin`select * from learning.tutors where user_id = ${userId}`;
const publishedOf = async (userId: string): Promise<{ type: string; sequence: number; name: string }[]> => {
  const events = await school.service.published();
  return events
    .filter(({ data, type }) => type.startsWith('learning.tutor.') && data['userId'] === userId)
    .map(({ type, sequence, data }) => ({ type, sequence, name: String(data['name']) }));
};

describe('the record of a tutor', () => {
  test('is made once when the account was made, however often the event is delivered', async () => {
    const userId = newId();
    const id = newId();
    const data = account(userId, { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.org', timeZone: 'America/New_York' });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data, id });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data, id });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data });
    expect(await rowsOf(userId)).toEqual([
      expect.objectContaining({ name: 'Grace Hopper', email: 'grace@example.org', time_zone: 'America/New_York', account_active: true, is_verified: false, hourly_rate_minor: null, subjects: [], version: 1 }),
    ]);
    expect(await publishedOf(userId)).toEqual([{ type: learningTutorCreatedV1.type, sequence: 1, name: 'Grace Hopper' }]);
  });

  test('is the same when the account is updated before it is made, and an older event changes nothing', async () => {
    const userId = newId();
    await school.service.deliver(identityUserUpdatedV1, { sequence: 3, data: account(userId, { lastName: 'Three', email: 'three@example.org' }) });
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: account(userId, { lastName: 'One' }) });
    await school.service.deliver(identityUserUpdatedV1, { sequence: 2, data: account(userId, { lastName: 'Two' }) });
    expect(await rowsOf(userId)).toEqual([expect.objectContaining({ name: 'Ada Three', email: 'three@example.org', source_version: 3, version: 1 })]);
    expect(await publishedOf(userId)).toEqual([{ type: learningTutorCreatedV1.type, sequence: 1, name: 'Ada Three' }]);
  });

  test('follows the name and e-mail of the account, and keeps its own fields', async () => {
    const { user, tutorId } = await teacher(school);
    await changeAccount(school, user, 2, { lastName: 'Byron', email: 'byron@example.org' });
    expect(await rowsOf(user.userId)).toEqual([
      expect.objectContaining({ id: tutorId, name: 'Ada Byron', email: 'byron@example.org', subjects: ['mathematics'], hourly_rate_minor: '4500', is_verified: true, version: 4 }),
    ]);
    expect((await publishedOf(user.userId)).at(-1)).toEqual({ type: learningTutorUpdatedV1.type, sequence: 4, name: 'Ada Byron' });
  });

  test('is not made for students and admins, and is made when somebody becomes a tutor', async () => {
    const userId = newId();
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: account(userId, { role: 'student' }) });
    expect(await rowsOf(userId)).toHaveLength(0);
    await school.service.deliver(identityUserUpdatedV1, { sequence: 2, data: account(userId, { role: 'tutor' }) });
    expect(await rowsOf(userId)).toHaveLength(1);
    const students = await school.service.database.admin`select account_active from learning.students where user_id = ${userId}`;
    expect(students).toEqual([{ account_active: false }]);
  });

  test('is exactly one when both events of an account arrive at once', async () => {
    const userId = newId();
    await Promise.all([
      school.service.deliver(identityUserCreatedV1, { sequence: 1, data: account(userId) }),
      school.service.deliver(identityUserUpdatedV1, { sequence: 2, data: account(userId, { lastName: 'Later' }) }),
    ]);
    expect(await rowsOf(userId)).toEqual([expect.objectContaining({ name: 'Ada Later', source_version: 2 })]);
  });
});

describe('the profile of a tutor', () => {
  test('is changed by the tutor: what is left out stays, what is null goes', async () => {
    const { user } = await teacher(school, { subjects: ['physics'], languages: ['de-AT'] });
    const { updateTutorProfile: first } = await ask<{ updateTutorProfile: object }>(school, user, UPDATE_TUTOR_PROFILE, { input: { languages: ['en', 'de'] } });
    expect(first).toMatchObject({ subjects: ['physics'], languages: ['en', 'de'], hourlyRate: { amountMinor: 4_500, currency: 'EUR' }, rating: { average: null, count: 0 }, user: { id: user.userId } });
    const { updateTutorProfile: second } = await ask<{ updateTutorProfile: object }>(school, user, UPDATE_TUTOR_PROFILE, { input: { hourlyRate: null } });
    expect(second).toMatchObject({ languages: ['en', 'de'], hourlyRate: null });
  });

  test('is refused to students, admins and nobody, and to a tutor whose record has not been made yet', async () => {
    const input = { subjects: ['physics'] };
    for (const role of ['student', 'admin'] as const) expect((await refusal(school, school.service.user(role), UPDATE_TUTOR_PROFILE, { input })).code).toBe('FORBIDDEN');
    expect((await refusal(school, null, UPDATE_TUTOR_PROFILE, { input })).code).toBe('UNAUTHENTICATED');
    expect(await refusal(school, school.service.user('tutor'), UPDATE_TUTOR_PROFILE, { input })).toMatchObject({ code: 'TUTOR_PROFILE_NOT_READY', kind: 'unavailable' });
  });

  test('is published with every change', async () => {
    const { user, tutorId } = await teacher(school, { rate: 5_000 });
    const events = await eventsAbout(school, tutorId);
    expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
      [learningTutorCreatedV1.type, 1],
      [learningTutorUpdatedV1.type, 2],
      [learningTutorVerifiedV1.type, 3],
    ]);
    expect(events[2]?.data).toEqual({
      tutorId,
      userId: user.userId,
      name: 'Ada Lovelace',
      subjects: ['mathematics'],
      languages: ['en'],
      hourlyRate: { amountMinor: 5_000, currency: 'EUR' },
      isVerified: true,
      timeZone: 'Europe/Vienna',
    });
  });
});

describe('verification', () => {
  test('is for admins only', async () => {
    const { user, tutorId } = await teacher(school, { verified: false });
    for (const as of [user, school.service.user('student')]) expect((await refusal(school, as, VERIFY_TUTOR, { tutorId })).code).toBe('FORBIDDEN');
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ is_verified: false, verified_at: null, verified_by: null })]);
  });

  test('writes down who and when, once: a second admin changes nothing', async () => {
    const { user, tutorId } = await teacher(school, { verified: false });
    const [first, second] = [school.service.user('admin'), school.service.user('admin')];
    await ask(school, first, VERIFY_TUTOR, { tutorId });
    await ask(school, second, VERIFY_TUTOR, { tutorId });
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ verified_by: first.userId, verified_at: school.clock.now() })]);
    const verified = await school.service.published(learningTutorVerifiedV1.type);
    expect(verified.filter(({ subject }) => subject === tutorId)).toHaveLength(1);
  });

  test('of an unknown tutor is a typed error', async () => {
    expect(await refusal(school, school.service.user('admin'), VERIFY_TUTOR, { tutorId: newId() })).toMatchObject({ code: 'TUTOR_NOT_FOUND', kind: 'not-found' });
  });
});

const SEARCH = /* GraphQL */ `
  query ($filter: TutorFilterInput, $first: Int, $after: String) {
    searchTutors(filter: $filter, first: $first, after: $after) { edges { cursor node { id rating { average count } } } pageInfo { hasNextPage endCursor } }
  }
`;
interface Found {
  searchTutors: { edges: { cursor: string; node: { id: string; rating: { average: number | null; count: number } } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

describe('search', () => {
  let viewer: TestUser;
  beforeAll(() => void (viewer = school.service.user('student')));
  const search = async (variables: object): Promise<string[]> => (await ask<Found>(school, viewer, SEARCH, { first: 100, ...variables })).searchTutors.edges.map(({ node }) => node.id);
  const rate = (user: TestUser, sequence: number, average: number | null, reviewCount = 10): Promise<void> =>
    school.service.deliver(analyticsTutorRatingUpdatedV1, { sequence, data: { tutorUserId: user.userId, average, bayesian: average ?? 3, reviewCount } });

  test('finds only verified tutors with an active account', async () => {
    const subjects = ['only-verified'];
    const seen = await teacher(school, { subjects });
    await teacher(school, { subjects, verified: false });
    const suspended = await teacher(school, { subjects });
    await changeAccount(school, suspended.user, 2, { status: 'suspended' });
    expect(await search({ filter: { subject: 'only-verified' } })).toEqual([seen.tutorId]);
    await changeAccount(school, suspended.user, 3, { status: 'active' });
    expect(await search({ filter: { subject: 'only-verified' } })).toHaveLength(2);
  });

  test('narrows by subject, language, highest rate in its currency, and lowest rating', async () => {
    const base = { subjects: ['latin', 'greek'], languages: ['en', 'fr'] };
    const cheap = await teacher(school, { ...base, rate: 3_000 });
    const dear = await teacher(school, { ...base, rate: 9_000 });
    const dollars = await teacher(school, { ...base, rate: 100, currency: 'USD' });
    const unpriced = await teacher(school, { ...base, rate: null });
    await rate(cheap.user, 1, 4.5);
    await rate(dear.user, 1, 2.5);
    const all = [cheap, dear, dollars, unpriced].map(({ tutorId }) => tutorId).sort();
    expect((await search({ filter: { subject: 'greek', language: 'fr' } })).sort()).toEqual(all);
    expect(await search({ filter: { subject: 'greek', language: 'de' } })).toEqual([]);
    expect(await search({ filter: { subject: 'greek', maxHourlyRate: { amountMinor: 3_000, currency: 'EUR' } } })).toEqual([cheap.tutorId]);
    expect(await search({ filter: { subject: 'greek', maxHourlyRate: { amountMinor: 2_999, currency: 'EUR' } } })).toEqual([]);
    expect(await search({ filter: { subject: 'greek', minRating: 4.5 } })).toEqual([cheap.tutorId]);
    expect(await search({ filter: { subject: 'greek', minRating: 2 } })).toEqual([cheap.tutorId, dear.tutorId]);
  });

  test('walks pages, best rated first, without gaps or repetitions, also among equals', async () => {
    const subjects = ['paging'];
    const tutors = [];
    for (const average of [4, 4, 4, 5, null]) {
      const one = await teacher(school, { subjects, hours: null });
      if (average !== null) await rate(one.user, 1, average);
      tutors.push({ ...one, average });
    }
    const walked: (number | null)[] = [];
    const ids = new Set<string>();
    let after: string | null = null;
    do {
      const { searchTutors: page }: Found = await ask<Found>(school, viewer, SEARCH, { filter: { subject: 'paging' }, first: 2, after });
      for (const { node } of page.edges) {
        walked.push(node.rating.average);
        ids.add(node.id);
      }
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual([5, 4, 4, 4, null]);
    expect(ids.size).toBe(5);
  });

  test('shows the newest rating, whatever the order in which ratings arrive', async () => {
    const { user } = await teacher(school, { subjects: ['rated'] });
    await rate(user, 2, 5, 2);
    await rate(user, 1, 1, 1);
    const { searchTutors } = await ask<Found>(school, viewer, SEARCH, { filter: { subject: 'rated' } });
    expect(searchTutors.edges[0]?.node.rating).toEqual({ average: 5, count: 2 });
  });

  test('a rating that arrives before its tutor waits for it', async () => {
    const user = school.service.user('tutor');
    const rated = rate(user, 1, 4);
    await eventually(async () => (await school.service.database.admin`select 1 from learning.inbox where subject = ${user.userId} and waiting_since is not null`).length > 0);
    await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: account(user.userId) });
    await rated;
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ rating_average: 4 })]);
  });

  test('a rating is not lost when its tutor is made while the rating is being written', async () => {
    const user = school.service.user('tutor');
    let made = false;
    const makeTutor = async () => {
      if (made) return;
      made = true;
      await school.service.deliver(identityUserCreatedV1, { sequence: 1, data: account(user.userId) });
    };
    // After whichever of the two comes first: the look-up and the writing.
    const [findKeys, update] = [tutorRatingCopies.findKeys.bind(tutorRatingCopies), tutorRatingCopies.update.bind(tutorRatingCopies)];
    const spies = [
      jest.spyOn(tutorRatingCopies, 'findKeys').mockImplementation(async (...parameters) => {
        const found = await findKeys(...parameters);
        await makeTutor();
        return found;
      }),
      jest.spyOn(tutorRatingCopies, 'update').mockImplementation(async (...parameters) => {
        const written = await update(...parameters);
        await makeTutor();
        return written;
      }),
    ];
    await rate(user, 1, 4);
    for (const spy of spies) spy.mockRestore();
    expect(await rowsOf(user.userId)).toEqual([expect.objectContaining({ rating_average: 4 })]);
  });

  test('refuses a cursor that is not its own', async () => {
    const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const after of ['nonsense', cursor(['2030-01-01T00:00:00Z', newId()]), cursor([5, 'x']), cursor([5]), cursor([5, newId(), 1])]) {
      expect((await refusal(school, viewer, SEARCH, { after })).code).toBe('INVALID_CURSOR');
    }
  });
});

describe('tutors for others', () => {
  test('N references are one statement, in the order asked for, and none for who is not signed in', async () => {
    const tutors = [await teacher(school, { hours: null }), await teacher(school, { hours: null }), await teacher(school, { hours: null })];
    const ids = [...tutors.map(({ tutorId }) => tutorId), newId(), 'not-an-id', tutors[0]!.tutorId.toUpperCase()];
    const representations = ids.map((id) => ({ __typename: 'Tutor', id }));
    const viewer = await signUp(school, 'student');
    let found: { _entities: unknown[] } | undefined;
    const statements = await statementsOf(school, async () => void (found = await ask(school, viewer, ENTITIES, { representations })));
    expect(statements).toHaveLength(1);
    expect(found?._entities).toEqual([...tutors, null, null, tutors[0]].map((one) => one && { __typename: 'Tutor', id: one.tutorId, name: 'Ada Lovelace' }));
    const { data } = await school.service.graphql<{ _entities: unknown[] }>(ENTITIES, { representations });
    expect(data?._entities.every((one) => one === null)).toBe(true);
  });

  test('User.tutorProfile is who the user is as a tutor, for everybody signed in', async () => {
    const { user, tutorId } = await teacher(school, { hours: null });
    const student = await signUp(school, 'student');
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id tutorProfile { id } } } }';
    const representations = [user.userId, student.userId].map((id) => ({ __typename: 'User', id }));
    let found: unknown;
    const statements = await statementsOf(school, async () => void (found = await ask(school, student, query, { representations })));
    expect(found).toEqual({ _entities: [{ id: user.userId, tutorProfile: { id: tutorId } }, { id: student.userId, tutorProfile: null }] });
    expect(statements).toHaveLength(1);
    expect((await school.service.graphql<object>(query, { representations })).data).toEqual({ _entities: [{ id: user.userId, tutorProfile: null }, { id: student.userId, tutorProfile: null }] });
  });

  test('an unknown tutor is a typed error', async () => {
    expect((await refusal(school, school.service.user('student'), 'query ($id: ID!) { tutor(id: $id) { id } }', { id: newId() })).code).toBe('TUTOR_NOT_FOUND');
  });
});
