import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, authorize, decline, hold, openSchool, refusal, setHours, SET_AVAILABILITY, signUp, statementsOf, teacher, type School } from '../../test/school.js';

let school: School;
let student: TestUser;
beforeAll(async () => {
  school = await openSchool();
  student = await signUp(school, 'student');
});
afterAll(() => school?.service.close());
afterEach(() => school.clock.set(new Date('2030-01-07T09:00:00Z')));

const FREE_SLOTS = 'query ($tutorId: ID!, $from: DateTime!, $to: DateTime!, $durationMinutes: Int!) { freeSlots(tutorId: $tutorId, from: $from, to: $to, durationMinutes: $durationMinutes) { startsAt endsAt } }';
const slots = async (tutorId: string, from: string, to: string, durationMinutes = 60): Promise<string[]> =>
  (await ask<{ freeSlots: { startsAt: string }[] }>(school, student, FREE_SLOTS, { tutorId, from, to, durationMinutes })).freeSlots.map(({ startsAt }) => startsAt.slice(0, 16));
const everyDay = (startTime: string, endTime: string) => [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, startTime, endTime }));
const rulesOf = (tutorId: string) => school.service.database.admin`select day_of_week, start_time, end_time, time_zone from learning.tutor_availability where tutor_id = ${tutorId} order by 1, 2`;

describe('weekly availability', () => {
  test('replaces what was set before, and reads as it was written', async () => {
    const { user, tutorId } = await teacher(school, { hours: ['08:00', '20:00'] });
    const rules = [{ dayOfWeek: 6, startTime: '10:00', endTime: '12:30' }, { dayOfWeek: 0, startTime: '00:00', endTime: '23:59' }];
    const { setWeeklyAvailability } = await setHours(school, user, rules, 'America/New_York');
    expect(setWeeklyAvailability).toEqual([rules[1], rules[0]].map((rule) => ({ ...rule, timeZone: 'America/New_York', id: expect.any(String) })));
    expect(await rulesOf(tutorId)).toHaveLength(2);
    await setHours(school, user, []);
    expect(await rulesOf(tutorId)).toHaveLength(0);
  });

  test('refuses rules that overlap, naming both, and keeps what was set', async () => {
    const { user, tutorId } = await teacher(school, { hours: ['08:00', '20:00'] });
    const rules = [{ dayOfWeek: 1, startTime: '09:00', endTime: '12:00' }, { dayOfWeek: 1, startTime: '11:59', endTime: '13:00' }];
    expect(await refusal(school, user, SET_AVAILABILITY, { input: { timeZone: 'UTC', rules } })).toMatchObject({
      code: 'AVAILABILITY_OVERLAP',
      details: { dayOfWeek: 1, first: '09:00-12:00', second: '11:59-13:00' },
    });
    expect(await rulesOf(tutorId)).toHaveLength(7);
  });

  test('set twenty times at once is one of the twenty, never a mixture', async () => {
    const { user, tutorId } = await teacher(school, { hours: null });
    await Promise.all(Array.from({ length: 20 }, (_, hour) => setHours(school, user, everyDay(`${String(hour).padStart(2, '0')}:00`, `${String(hour).padStart(2, '0')}:45`))));
    const rules = await rulesOf(tutorId);
    expect(rules).toHaveLength(7);
    expect(new Set(rules.map(({ start_time }) => String(start_time))).size).toBe(1);
  });

  test('is set by tutors, for themselves', async () => {
    const input = { timeZone: 'UTC', rules: [] };
    expect((await refusal(school, student, SET_AVAILABILITY, { input })).code).toBe('FORBIDDEN');
    expect((await refusal(school, school.service.user('tutor'), SET_AVAILABILITY, { input })).code).toBe('TUTOR_PROFILE_NOT_READY');
  });

  test('of N tutors is one statement more', async () => {
    const ids = [await teacher(school), await teacher(school)].map(({ tutorId }) => tutorId);
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Tutor { availability { dayOfWeek startTime } } } }';
    let found: { _entities: { availability: unknown[] }[] } | undefined;
    const statements = await statementsOf(school, async () => void (found = await ask(school, student, query, { representations: ids.map((id) => ({ __typename: 'Tutor', id })) })));
    expect(found?._entities.map(({ availability }) => availability.length)).toEqual([7, 7]);
    expect(found?._entities[0]?.availability[0]).toEqual({ dayOfWeek: 0, startTime: '08:00' });
    expect(statements).toHaveLength(2);
  });
});

describe('free slots', () => {
  test('stay at nine in Vienna on both Sundays when the clocks change', async () => {
    const { user, tutorId } = await teacher(school, { hours: null });
    await setHours(school, user, everyDay('09:00', '10:00'), 'Europe/Vienna');
    expect(await slots(tutorId, '2030-03-30T00:00:00Z', '2030-04-01T00:00:00Z')).toEqual(['2030-03-30T08:00', '2030-03-31T07:00']);
    expect(await slots(tutorId, '2030-10-26T00:00:00Z', '2030-10-28T00:00:00Z')).toEqual(['2030-10-26T07:00', '2030-10-27T08:00']);
  });

  test('of a night when clocks go forward are fewer, when they go back more', async () => {
    const { user, tutorId } = await teacher(school, { hours: null });
    await setHours(school, user, [{ dayOfWeek: 0, startTime: '01:00', endTime: '04:00' }], 'Europe/Vienna');
    expect(await slots(tutorId, '2030-03-30T12:00:00Z', '2030-03-31T12:00:00Z')).toEqual(['2030-03-31T00:00', '2030-03-31T01:00']);
    expect(await slots(tutorId, '2030-10-26T12:00:00Z', '2030-10-27T12:00:00Z')).toEqual(['2030-10-26T23:00', '2030-10-27T00:00', '2030-10-27T01:00', '2030-10-27T02:00']);
  });

  test('leave out held, scheduled and completed lessons, and offer released ones again', async () => {
    const { tutorId } = await teacher(school, { hours: ['08:00', '12:00'] });
    const [held, released, completed] = [await hold(school, student, tutorId, '2030-01-08T08:00:00Z'), await hold(school, student, tutorId, '2030-01-08T09:00:00Z'), await hold(school, student, tutorId, '2030-01-08T10:00:00Z')];
    await decline(school, released);
    await authorize(school, completed);
    await ask(school, student, 'mutation ($id: ID!) { confirmLesson(lessonId: $id) { id } }', { id: completed });
    expect(held).toBeDefined();
    expect(await slots(tutorId, '2030-01-08T00:00:00Z', '2030-01-09T00:00:00Z')).toEqual(['2030-01-08T09:00', '2030-01-08T11:00']);
  });

  test('lie in the future', async () => {
    const { tutorId } = await teacher(school, { hours: ['08:00', '12:00'] });
    school.clock.set(new Date('2030-01-07T10:00:00Z'));
    expect(await slots(tutorId, '2030-01-07T00:00:00Z', '2030-01-08T00:00:00Z')).toEqual(['2030-01-07T11:00']);
  });

  test('are refused for tutors who are unknown or cannot be booked, and for ranges that are empty or too long', async () => {
    const range = { from: '2030-01-08T00:00:00Z', to: '2030-01-09T00:00:00Z', durationMinutes: 60 };
    const { tutorId } = await teacher(school, { verified: false });
    expect((await refusal(school, student, FREE_SLOTS, { ...range, tutorId: newId() })).code).toBe('TUTOR_NOT_FOUND');
    expect(await refusal(school, student, FREE_SLOTS, { ...range, tutorId })).toMatchObject({ code: 'TUTOR_NOT_BOOKABLE', details: { tutorId, reason: 'unverified' } });
    for (const to of ['2030-01-08T00:00:00Z', '2030-01-07T00:00:00Z', '2030-02-08T00:00:01Z']) {
      expect((await refusal(school, student, FREE_SLOTS, { ...range, to, tutorId })).code).toBe('FREE_SLOTS_RANGE_INVALID');
    }
  });
});
