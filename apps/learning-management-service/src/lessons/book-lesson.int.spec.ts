import { learningLessonBookedV1 } from '@edtech/contracts';
import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, authorize, book, BOOK_LESSON, changeAccount, decline, enrol, eventsAbout, factsOf, hold, once, openSchool, publishCourse, refusal, type School, setHours, signInAgain, signUp, teacher, type Teacher } from '../../test/school.js';

let school: School;
let student: TestUser;
beforeAll(async () => {
  school = await openSchool();
  student = await signUp(school, 'student');
});
afterAll(() => school?.service.close());

const TUESDAY_NOON = '2030-01-08T12:00:00.000Z';
const lessonsAt = (tutorId: string) => school.service.database.admin`select * from learning.lessons where tutor_id = ${tutorId} order by scheduled_at, id`;
const students = (count: number): Promise<TestUser[]> => Promise.all(Array.from({ length: count }, () => signUp(school, 'student')));
const refusedFor = async (input: object, as = student): Promise<string> => (await refusal(school, as, BOOK_LESSON, { input: { idempotencyKey: newId(), startsAt: TUESDAY_NOON, ...input } })).code;

describe('a booking', () => {
  test('holds the slot for ten minutes at the hourly rate, and is published', async () => {
    const { user, tutorId } = await teacher(school, { rate: 4_550 });
    const outcome = await book(school, student, { tutorId, startsAt: TUESDAY_NOON, durationMinutes: 45 });
    if (outcome.__typename !== 'LessonBooked') throw new Error('taken');
    expect(outcome.lesson).toEqual({
      id: expect.any(String),
      status: 'HELD',
      subject: 'mathematics',
      durationMinutes: 45,
      endsAt: '2030-01-08T12:45:00.000Z',
      holdExpiresAt: '2030-01-07T09:10:00.000Z',
      price: { amountMinor: 3_413, currency: 'EUR' }, // 3412.5
    });
    const [event] = await eventsAbout(school, outcome.lesson.id, learningLessonBookedV1.type);
    expect(event).toMatchObject({
      sequence: 1,
      data: { tutorId, tutorUserId: user.userId, studentUserId: student.userId, scheduledAt: TUESDAY_NOON, price: { amountMinor: 3_413, currency: 'EUR' }, status: 'held', meetingUrl: null },
    });
  });

  test('of a course costs and lasts what the enrolment says', async () => {
    const { user, tutorId } = await teacher(school, { rate: null });
    const courseId = await publishCourse(school, user, { durationMinutes: 50, subject: 'physics' });
    expect(await refusedFor({ tutorId, courseId })).toBe('NOT_ENROLLED');
    await enrol(school, student, courseId);
    expect(await refusedFor({ tutorId, courseId, durationMinutes: 60 })).toBe('DIFFERS_FROM_COURSE');
    expect(await refusedFor({ tutorId, courseId: newId() })).toBe('COURSE_NOT_FOUND');
    expect(await refusedFor({ tutorId: (await teacher(school)).tutorId, courseId })).toBe('COURSE_OF_ANOTHER_TUTOR');
    expect(await book(school, student, { tutorId, courseId, startsAt: '2030-01-09T12:00:00Z' })).toMatchObject({ lesson: { subject: 'physics', durationMinutes: 50, price: { amountMinor: 4_000 } } });
  });

  test('is refused for tutors who are unknown, unverified, suspended or without a rate, and for students who are unknown or suspended: nothing is written', async () => {
    const before = await school.service.database.admin`select count(*) from learning.lessons`;
    expect(await refusedFor({ tutorId: newId() })).toBe('TUTOR_NOT_FOUND');
    expect(await refusedFor({ tutorId: (await teacher(school, { verified: false })).tutorId })).toBe('TUTOR_NOT_BOOKABLE');
    const suspended = await teacher(school);
    await changeAccount(school, suspended.user, 2, { status: 'suspended' });
    expect(await refusedFor({ tutorId: suspended.tutorId })).toBe('TUTOR_NOT_BOOKABLE');
    expect(await refusedFor({ tutorId: (await teacher(school, { rate: null })).tutorId })).toBe('TUTOR_HAS_NO_RATE');
    const { tutorId } = await teacher(school, { subjects: ['a', 'b'] });
    expect(await refusedFor({ tutorId })).toBe('SUBJECT_REQUIRED');
    expect(await refusedFor({ tutorId, subject: 'c' })).toBe('SUBJECT_NOT_TAUGHT');
    expect(await refusedFor({ tutorId, subject: 'a' }, school.service.user('student'))).toBe('STUDENT_PROFILE_NOT_READY');
    const banned = await signUp(school, 'student');
    await changeAccount(school, banned, 2, { status: 'suspended' });
    expect(await refusedFor({ tutorId, subject: 'a' }, banned)).toBe('TOKEN_REVOKED');
    expect(await refusedFor({ tutorId, subject: 'a' }, await signInAgain(school, banned))).toBe('STUDENT_NOT_ACTIVE');
    expect(await refusedFor({ tutorId, subject: 'a' }, await signInAgain(school, suspended.user))).toBe('FORBIDDEN');
    expect(await school.service.database.admin`select count(*) from learning.lessons`).toEqual(before);
  });

  test('lies in the future, within a year, and wholly within the hours of the tutor', async () => {
    const { tutorId } = await teacher(school, { hours: ['08:00', '12:00'] });
    expect(await refusedFor({ tutorId, startsAt: '2030-01-07T09:00:00Z' })).toBe('SLOT_IN_PAST');
    expect(await refusedFor({ tutorId, startsAt: '2031-01-08T09:00:00Z' })).toBe('SLOT_TOO_FAR_AHEAD');
    expect(await refusedFor({ tutorId, startsAt: '2030-01-08T11:01:00Z' })).toBe('SLOT_OUTSIDE_AVAILABILITY');
    expect(await book(school, student, { tutorId, startsAt: '2030-01-08T11:00:00Z' })).toMatchObject({ __typename: 'LessonBooked' });
  });

  test('knows the hour that clocks skip, and the one that they repeat', async () => {
    const { user, tutorId } = await teacher(school, { hours: null });
    await setHours(school, user, [{ dayOfWeek: 0, startTime: '02:00', endTime: '04:00' }], 'Europe/Vienna');
    expect(await refusedFor({ tutorId, startsAt: '2030-03-31T00:30:00Z' })).toBe('SLOT_OUTSIDE_AVAILABILITY');
    expect(await book(school, student, { tutorId, startsAt: '2030-03-31T01:00:00Z' })).toMatchObject({ __typename: 'LessonBooked' });
    for (const startsAt of ['2030-10-27T00:00:00Z', '2030-10-27T01:00:00Z', '2030-10-27T02:00:00Z']) {
      expect(await book(school, student, { tutorId, startsAt })).toMatchObject({ __typename: 'LessonBooked' });
    }
    expect(await refusedFor({ tutorId, startsAt: '2030-10-27T03:00:00Z' })).toBe('SLOT_OUTSIDE_AVAILABILITY');
  });
});

describe('one slot', () => {
  test('wanted by 100 students at once has exactly one winner; the others hear that it is taken', async () => {
    const { tutorId } = await teacher(school);
    const crowd = await students(100);
    const outcomes = await Promise.all(crowd.map((one) => book(school, one, { tutorId, startsAt: TUESDAY_NOON })));
    expect(outcomes.filter(({ __typename }) => __typename === 'LessonBooked')).toHaveLength(1);
    const taken = outcomes.filter((one) => one.__typename === 'SlotTaken');
    expect(taken).toHaveLength(99);
    expect(new Set(taken.map(({ takenBy }) => takenBy))).toEqual(new Set(['TUTOR']));
    expect(await lessonsAt(tutorId)).toHaveLength(1);
    const booked = once(await school.service.published(learningLessonBookedV1.type)).filter(({ data }) => data['tutorId'] === tutorId);
    expect(booked).toHaveLength(1);
  }, 60_000);

  test('wanted by one student from two tutors, fifty times each, is one lesson with one of them', async () => {
    const busy = await signUp(school, 'student');
    const tutors = [await teacher(school), await teacher(school)];
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => book(school, busy, { tutorId: tutors[index % 2]!.tutorId, startsAt: TUESDAY_NOON })));
    expect(outcomes.filter(({ __typename }) => __typename === 'LessonBooked')).toHaveLength(1);
    expect(outcomes.filter((one) => one.__typename === 'SlotTaken').every(({ takenBy }) => takenBy === 'STUDENT')).toBe(true);
    expect((await Promise.all(tutors.map(({ tutorId }) => lessonsAt(tutorId)))).flat()).toHaveLength(1);
  }, 60_000);

  test('wanted in overlapping pieces by a crowd never overlaps', async () => {
    const { tutorId } = await teacher(school);
    const crowd = await students(40);
    const minute = (index: number): string => new Date(Date.parse(TUESDAY_NOON) + (index % 8) * 15 * 60_000).toISOString();
    await Promise.all(crowd.map((one, index) => book(school, one, { tutorId, startsAt: minute(index), durationMinutes: 60 })));
    const overlapping = await school.service.database.admin`
      select a.id from learning.lessons a join learning.lessons b on a.tutor_id = b.tutor_id and a.id < b.id and tstzrange(a.scheduled_at, a.ends_at) && tstzrange(b.scheduled_at, b.ends_at)
      where a.status in ('held', 'scheduled', 'completed') and b.status in ('held', 'scheduled', 'completed')`;
    expect(overlapping).toEqual([]);
    expect((await lessonsAt(tutorId)).length).toBeGreaterThanOrEqual(2);
  }, 60_000);

  test('that touches another lesson is free', async () => {
    const { tutorId } = await teacher(school);
    const fresh = await signUp(school, 'student');
    for (const startsAt of ['2030-01-08T11:00:00Z', '2030-01-08T13:00:00Z', '2030-01-08T12:00:00Z']) {
      expect(await book(school, fresh, { tutorId, startsAt })).toMatchObject({ __typename: 'LessonBooked' });
    }
  });

  test('is free again after its lesson was released, and may be booked many times over', async () => {
    const { tutorId } = await teacher(school);
    const fresh = await signUp(school, 'student');
    for (const _ of [1, 2, 3]) await decline(school, await hold(school, fresh, tutorId, TUESDAY_NOON));
    const kept = await hold(school, fresh, tutorId, TUESDAY_NOON);
    await authorize(school, kept);
    expect((await lessonsAt(tutorId)).map(({ status }) => String(status)).sort()).toEqual(['released', 'released', 'released', 'scheduled']);
    expect(await factsOf(school, kept)).toEqual(['booked 1', 'scheduled 2']);
  });
});

describe('an idempotency key', () => {
  let tutor: Teacher;
  beforeAll(async () => void (tutor = await teacher(school, { subjects: ['mathematics', 'physics'] })));

  test('sent again with the same booking gives the same lesson, also fifty times at once and when time has passed', async () => {
    const fresh = await signUp(school, 'student');
    const input = { tutorId: tutor.tutorId, startsAt: TUESDAY_NOON, subject: 'physics', idempotencyKey: newId() };
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => book(school, fresh, input)));
    const ids = new Set(outcomes.map((one) => (one.__typename === 'LessonBooked' ? one.lesson.id : 'taken')));
    expect(ids.size).toBe(1);
    expect(await factsOf(school, [...ids][0]!)).toEqual(['booked 1']);
    await decline(school, [...ids][0]!);
    school.clock.set(new Date('2030-01-09T00:00:00Z'));
    const later = await book(school, fresh, { ...input, tutorId: input.tutorId.toUpperCase() });
    school.clock.set(new Date('2030-01-07T09:00:00Z'));
    expect(later).toMatchObject({ lesson: { id: [...ids][0], status: 'RELEASED' } });
  }, 60_000);

  test('sent again with another booking is refused', async () => {
    const fresh = await signUp(school, 'student');
    const input = { tutorId: tutor.tutorId, startsAt: '2030-01-10T12:00:00Z', subject: 'physics', idempotencyKey: newId() };
    await book(school, fresh, input);
    for (const other of [{ startsAt: '2030-01-10T13:00:00Z' }, { subject: 'mathematics' }, { durationMinutes: 60 }, { tutorId: (await teacher(school)).tutorId }]) {
      expect(await refusedFor({ ...input, ...other }, fresh)).toBe('IDEMPOTENCY_KEY_REUSED');
    }
  });

  test('with two different bookings at once books one of them', async () => {
    const fresh = await signUp(school, 'student');
    const idempotencyKey = newId();
    const answers = await Promise.all(
      ['2030-01-11T09:00:00Z', '2030-01-11T10:00:00Z'].map((startsAt) =>
        school.service.graphql<{ bookLesson: object }>(BOOK_LESSON, { input: { tutorId: tutor.tutorId, startsAt, subject: 'physics', idempotencyKey } }, fresh),
      ),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'booked').sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'booked']);
  });

  test('of another student is nobody’s business', async () => {
    const input = { tutorId: tutor.tutorId, subject: 'physics', idempotencyKey: newId() };
    const [one, two] = await students(2);
    await book(school, one!, { ...input, startsAt: '2030-01-12T09:00:00Z' });
    expect(await book(school, two!, { ...input, startsAt: '2030-01-12T10:00:00Z' })).toMatchObject({ __typename: 'LessonBooked' });
  });
});

test('a booking whose event cannot be written is not made', async () => {
  const { tutorId } = await teacher(school);
  const fresh = await signUp(school, 'student');
  const { admin } = school.service.database;
  await admin`create function learning.refuse_outbox() returns trigger language plpgsql as $$ begin raise exception 'outbox is full'; end $$`;
  await admin`create trigger refuse_outbox before insert on learning.outbox for each row when (new.type = 'learning.lesson.booked.v1') execute function learning.refuse_outbox()`;
  try {
    expect(await refusedFor({ tutorId }, fresh)).toBe('INTERNAL');
  } finally {
    await admin`drop trigger refuse_outbox on learning.outbox`;
  }
  expect(await lessonsAt(tutorId)).toHaveLength(0);
  await ask(school, fresh, 'query { searchTutors(first: 1) { edges { node { id } } } }');
  expect(await book(school, fresh, { tutorId, startsAt: TUESDAY_NOON })).toMatchObject({ __typename: 'LessonBooked' });
});
