import type { TestUser } from '@edtech/testing';
import { ask, hold, openSchool, signUp, statementsOf, teacher, type School, type Statement, type Teacher } from './school.js';

const TUTORS = 20_000;
const LESSONS = 30_000;

let school: School;
let tutor: Teacher;
let student: TestUser;
beforeAll(async () => {
  school = await openSchool();
  tutor = await teacher(school, { subjects: ['rare'], languages: ['cy'] });
  student = await signUp(school, 'student');
  await hold(school, student, tutor.tutorId, '2030-01-08T12:00:00Z');
  const { admin } = school.service.database;
  await admin`
    insert into learning.tutors (id, user_id, email, name, time_zone, account_active, source_version, subjects, languages, is_verified, verified_at, verified_by, hourly_rate_minor, currency, rating_bayesian)
    select gen_random_uuid(), gen_random_uuid(), 'e', 'n', 'UTC', true, 1, array['subject-' || (i % 500)], array['l' || (i % 50)], true, now(), gen_random_uuid(), 1000 + i, 'EUR', 1 + (i % 4000) / 1000.0
    from generate_series(1, ${TUTORS}) i`;
  await admin`
    insert into learning.students (id, user_id, email, name, account_active, source_version) select gen_random_uuid(), gen_random_uuid(), 'e', 'n', true, 1 from generate_series(1, 2000)`;
  await admin`
    with t as (select id, row_number() over () - 1 as n from learning.tutors), s as (select id, row_number() over () - 1 as n from learning.students)
    insert into learning.lessons (id, tutor_id, student_id, subject, scheduled_at, ends_at, duration, status, price_minor, currency, completed_at, idempotency_key, request_fingerprint)
    select gen_random_uuid(), t.id, s.id, 'x', at, at + interval '1 hour', 60, 'completed', 1, 'EUR', at, gen_random_uuid(), ''
    from generate_series(0, ${LESSONS - 1}) i join t on t.n = i % 1000 join s on s.n = i % 2000 cross join lateral (select '2020-01-01'::timestamptz + i * interval '1 hour' as at) moments`;
  await admin`analyze`;
}, 120_000);
afterAll(() => school?.service.close());

async function planOf({ text, parameters }: Statement): Promise<string> {
  const rows = await school.service.database.admin.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${text}`, parameters as string[]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The plans of the reads that a query sends, when tables are large. */
async function plans(query: string, variables: object = {}, as: TestUser = student): Promise<string[]> {
  const statements = await statementsOf(school, () => ask(school, as, query, variables));
  return Promise.all(statements.map(planOf));
}

const SEARCH = 'query ($filter: TutorFilterInput) { searchTutors(filter: $filter, first: 20) { edges { node { id } } } }';

test('search by subject and by language walks the GIN indexes', async () => {
  expect((await plans(SEARCH, { filter: { subject: 'rare' } }))[0]).toContain('tutors_subjects_idx');
  expect((await plans(SEARCH, { filter: { language: 'cy' } }))[0]).toContain('tutors_languages_idx');
});

test('the first page of search walks the index of search and sorts nothing', async () => {
  const [plan] = await plans(SEARCH);
  expect(plan).toContain('tutors_search_idx');
  expect(plan).not.toContain('Seq Scan');
  expect(plan).not.toMatch(/^\s*Sort/m);
});

test('the lessons of a user walk one index for each role', async () => {
  const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { lessons(first: 20) { edges { node { id } } } } } }';
  const [plan] = await plans(query, { representations: [{ __typename: 'User', id: student.userId }] });
  expect(plan).toContain('lessons_tutor_scheduled_at_idx');
  expect(plan).toContain('lessons_student_scheduled_at_idx');
  expect(plan).not.toMatch(/Seq Scan on lessons/);
});

test('taken time is found through the index that keeps lessons apart, or the one by time', async () => {
  const query = 'query ($id: ID!) { freeSlots(tutorId: $id, from: "2030-01-08T00:00:00Z", to: "2030-01-09T00:00:00Z", durationMinutes: 60) { startsAt } }';
  const found = await plans(query, { id: tutor.tutorId });
  const taken = found.find((plan) => plan.includes('lessons'));
  expect(taken).toMatch(/lessons_tutor_(one_at_a_time|scheduled_at_idx|status_idx)/);
  expect(taken).not.toContain('Seq Scan');
});

test('expired holds are found through their own small index', async () => {
  const plan = await planOf({ text: `select id from learning.lessons where status = 'held' and hold_expires_at <= $1 order by hold_expires_at limit 100`, parameters: ['2030-01-08T12:00:00Z'] });
  expect(plan).toContain('lessons_hold_idx');
});
