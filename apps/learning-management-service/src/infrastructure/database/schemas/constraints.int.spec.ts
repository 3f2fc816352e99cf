import { connect, type Connection } from '@edtech/drizzle';
import { SERVICES } from '@edtech/environment';
import { createTestDatabase, type TestDatabase } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { learningService } from '../../../app.js';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase(learningService);
  connection = connect({ ...database.environment, applicationName: 'test', schema: SERVICES.learning.schema });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

type Row = Record<string, string | number | boolean | null>;

/** As the service's own role: what the table itself refuses, whatever the program believes. @returns the id */
async function insert(table: string, row: Row): Promise<string> {
  const { sql } = connection;
  const whole: Row = { id: newId(), ...row };
  await sql`insert into ${sql(table)} ${sql(whole)}`;
  return String(whole['id']);
}
const refused = (constraint: string) => expect.objectContaining({ constraint_name: constraint });
const account = (): Row => ({ user_id: newId(), email: 'a@example.org', name: 'A', account_active: true, source_version: 1 });
const tutor = (more: Row = {}): Row => ({ ...account(), time_zone: 'UTC', ...more });
const student = (more: Row = {}): Row => ({ ...account(), ...more });
const course = (tutorId: string, more: Row = {}): Row => ({ tutor_id: tutorId, title: 'T', description: '', subject: 's', price_minor: 1, currency: 'EUR', duration: 60, ...more });
const rule = (tutorId: string, more: Row = {}): Row => ({ tutor_id: tutorId, day_of_week: 1, start_time: '09:00', end_time: '12:00', time_zone: 'UTC', ...more });
const lesson = (tutorId: string, studentId: string, more: Row = {}): Row => ({
  tutor_id: tutorId,
  student_id: studentId,
  subject: 's',
  scheduled_at: '2030-01-08T12:00:00Z',
  ends_at: '2030-01-08T13:00:00Z',
  duration: 60,
  status: 'held',
  price_minor: 1,
  currency: 'EUR',
  hold_expires_at: '2030-01-07T12:00:00Z',
  idempotency_key: newId(),
  request_fingerprint: '',
  ...more,
});
const people = async (): Promise<[string, string]> => [await insert('tutors', tutor()), await insert('students', student())];

describe('the tables refuse', () => {
  test('two records for one account', async () => {
    const userId = newId();
    await insert('tutors', tutor({ user_id: userId }));
    await expect(insert('tutors', tutor({ user_id: userId }))).rejects.toEqual(refused('tutors_user_id_unique'));
    await insert('students', student({ user_id: userId }));
    await expect(insert('students', student({ user_id: userId }))).rejects.toEqual(refused('students_user_id_unique'));
  });

  test('a rate below zero, without a currency, in none; a verification that nobody signed; a rating out of range', async () => {
    await insert('tutors', tutor({ hourly_rate_minor: 0, currency: 'EUR' }));
    await expect(insert('tutors', tutor({ hourly_rate_minor: -1, currency: 'EUR' }))).rejects.toEqual(refused('tutors_hourly_rate_not_negative'));
    await expect(insert('tutors', tutor({ hourly_rate_minor: 1 }))).rejects.toEqual(refused('tutors_hourly_rate_has_currency'));
    await expect(insert('tutors', tutor({ hourly_rate_minor: 1, currency: 'eur' }))).rejects.toEqual(refused('tutors_currency_code'));
    await expect(insert('tutors', tutor({ is_verified: true }))).rejects.toEqual(refused('tutors_verification_audited'));
    await expect(insert('tutors', tutor({ rating_average: 5.1 }))).rejects.toEqual(refused('tutors_rating_range'));
  });

  test('a course without a title, too long a one, a price below zero, no duration, another status, no tutor', async () => {
    const [tutorId] = await people();
    for (const title of ['', 'x'.repeat(201)]) await expect(insert('courses', course(tutorId, { title }))).rejects.toEqual(refused('courses_title_length'));
    await expect(insert('courses', course(tutorId, { price_minor: -1 }))).rejects.toEqual(refused('courses_price_not_negative'));
    await expect(insert('courses', course(tutorId, { duration: 0 }))).rejects.toEqual(refused('courses_duration_positive'));
    await expect(insert('courses', course(tutorId, { status: 'lost' }))).rejects.toEqual(refused('courses_status_known'));
    await expect(insert('courses', course(newId()))).rejects.toEqual(refused('courses_tutor_id_tutors_id_fk'));
  });

  test('a second place of a student in a course', async () => {
    const [tutorId, studentId] = await people();
    const place = { student_id: studentId, course_id: await insert('courses', course(tutorId)), price_per_lesson_minor: 1, currency: 'EUR', duration: 60, enrolled_at: '2030-01-01T00:00:00Z' };
    await insert('enrolments', place);
    await expect(insert('enrolments', place)).rejects.toEqual(refused('enrolments_student_course_key'));
  });

  test('weekly rules of no day, that end before they start, or that overlap', async () => {
    const [tutorId] = await people();
    for (const day of [-1, 7]) await expect(insert('tutor_availability', rule(tutorId, { day_of_week: day }))).rejects.toEqual(refused('tutor_availability_day_of_week'));
    for (const end of ['09:00', '08:59']) await expect(insert('tutor_availability', rule(tutorId, { end_time: end }))).rejects.toEqual(expect.objectContaining({ code: expect.stringMatching(/^(23514|22000)$/) }));
    await insert('tutor_availability', rule(tutorId));
    await expect(insert('tutor_availability', rule(tutorId, { start_time: '11:59', end_time: '13:00' }))).rejects.toEqual(refused('tutor_availability_no_overlap'));
    await insert('tutor_availability', rule(tutorId, { start_time: '12:00', end_time: '13:00' }));
    await insert('tutor_availability', rule(tutorId, { day_of_week: 2 }));
  });

  test('two active lessons of a tutor or of a student at one time, but not ones that touch or have ended', async () => {
    const [tutorId, studentId] = await people();
    const [otherTutor, otherStudent] = await people();
    const id = await insert('lessons', lesson(tutorId, studentId));
    const overlapping = { scheduled_at: '2030-01-08T12:59:00Z', ends_at: '2030-01-08T13:59:00Z' };
    await expect(insert('lessons', lesson(tutorId, otherStudent, overlapping))).rejects.toEqual(refused('lessons_tutor_one_at_a_time'));
    await expect(insert('lessons', lesson(otherTutor, studentId, overlapping))).rejects.toEqual(refused('lessons_student_one_at_a_time'));
    await insert('lessons', lesson(tutorId, studentId, { scheduled_at: '2030-01-08T13:00:00Z', ends_at: '2030-01-08T14:00:00Z' }));
    await connection.sql`update lessons set status = 'released', hold_expires_at = null, end_reason = 'hold_expired' where id = ${id}`;
    await insert('lessons', lesson(tutorId, studentId));
  });

  test('a lesson whose state contradicts itself', async () => {
    const [tutorId, studentId] = await people();
    const contradictions: [Row, string][] = [
      [{ status: 'lost', hold_expires_at: null }, 'lessons_status_known'],
      [{ status: 'scheduled' }, 'lessons_hold_expires'],
      [{ hold_expires_at: null }, 'lessons_hold_expires'],
      [{ status: 'released', hold_expires_at: null }, 'lessons_end_has_reason'],
      [{ end_reason: 'hold_expired' }, 'lessons_end_has_reason'],
      [{ status: 'released', hold_expires_at: null, end_reason: 'weather' }, 'lessons_end_reason_known'],
      [{ status: 'completed', hold_expires_at: null }, 'lessons_completed_at'],
      [{ meeting_url: 'https://meet.example.org' }, 'lessons_meeting_when_scheduled'],
      [{ duration: 59 }, 'lessons_ends_after_duration'],
      [{ duration: 0, ends_at: '2030-01-08T12:00:00Z' }, 'lessons_duration_positive'],
      [{ price_minor: -1 }, 'lessons_price_not_negative'],
    ];
    for (const [row, constraint] of contradictions) await expect(insert('lessons', lesson(tutorId, studentId, row))).rejects.toEqual(refused(constraint));
  });

  test('an idempotency key that the student has used', async () => {
    const [tutorId, studentId] = await people();
    const idempotency_key = newId();
    await insert('lessons', lesson(tutorId, studentId, { idempotency_key }));
    await expect(insert('lessons', lesson(tutorId, studentId, { idempotency_key, scheduled_at: '2030-01-09T12:00:00Z', ends_at: '2030-01-09T13:00:00Z' }))).rejects.toEqual(refused('lessons_student_idempotency_key'));
  });

  test('steps that a lesson cannot take', async () => {
    const [tutorId, studentId] = await people();
    const states: Record<string, Row> = {
      held: { status: 'held', hold_expires_at: '2030-01-07T12:00:00Z', end_reason: null, completed_at: null },
      scheduled: { status: 'scheduled', hold_expires_at: null, end_reason: null, completed_at: null },
      released: { status: 'released', hold_expires_at: null, end_reason: 'hold_expired', completed_at: null },
      cancelled: { status: 'cancelled', hold_expires_at: null, end_reason: 'cancelled_by_tutor', completed_at: null },
      completed: { status: 'completed', hold_expires_at: null, end_reason: null, completed_at: '2030-01-08T13:00:00Z' },
    };
    const legal = new Set(['held>scheduled', 'held>released', 'scheduled>completed', 'scheduled>cancelled']);
    const { sql } = connection;
    for (const from of Object.keys(states)) {
      for (const to of Object.keys(states).filter((one) => one !== from)) {
        const at = { scheduled_at: '2031-01-01T00:00:00Z', ends_at: '2031-01-01T01:00:00Z' };
        const id = await insert('lessons', lesson(tutorId, studentId, { ...at, ...states[from] }));
        const step = async () => sql`update lessons set ${sql(states[to]!)} where id = ${id}`;
        if (legal.has(`${from}>${to}`)) await step();
        else await expect(step()).rejects.toThrow(`a lesson that is ${from} cannot become ${to}`);
        await sql`delete from lessons where id = ${id}`;
      }
    }
  });
});

test('updated_at follows every change', async () => {
  const id = await insert('students', student());
  const { sql } = connection;
  await sql`update students set updated_at = '2000-01-01', name = 'B' where id = ${id}`;
  expect(await sql`select updated_at > created_at as later from students where id = ${id}`).toEqual([{ later: true }]);
});

test('lookups have their indexes', async () => {
  const rows = await database.admin<{ indexdef: string }[]>`select indexdef from pg_indexes where schemaname = 'learning'`;
  const definitions = rows.map(({ indexdef }) => indexdef.replace(/^.* ON learning\./, '').replace(' USING', ''));
  expect(definitions).toEqual(
    expect.arrayContaining([
      'lessons btree (tutor_id, scheduled_at)',
      'lessons btree (student_id, scheduled_at)',
      'lessons btree (status, scheduled_at)',
      'lessons btree (tutor_id, status)',
      'lessons btree (student_id, status)',
      'tutors gin (subjects)',
      'tutors gin (languages)',
      'matching_requests btree (student_id, created_at)',
    ]),
  );
  expect(definitions.filter((one) => one.includes('gist'))).toHaveLength(3);
});

test('every foreign key has an index that begins with it', async () => {
  const missing = await database.admin`
    select conrelid::regclass::text as table, a.attname as column from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and connamespace = 'learning'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`;
  expect(missing).toEqual([]);
});

test('columns that name what other services own say whose it is', async () => {
  const rows = await database.admin`
    select attrelid::regclass::text || '.' || attname as column, col_description(attrelid, attnum) as comment from pg_attribute
    where attrelid in ('learning.tutors'::regclass, 'learning.students'::regclass) and attname in ('user_id', 'verified_by') order by 1`;
  expect(rows).toEqual([
    { column: 'learning.students.user_id', comment: 'identity.User' },
    { column: 'learning.tutors.user_id', comment: 'identity.User' },
    { column: 'learning.tutors.verified_by', comment: 'identity.User: the admin who verified the tutor' },
  ]);
});
