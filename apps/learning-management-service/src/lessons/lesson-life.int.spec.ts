import { communicationVideoSessionOpenedV1, learningLessonCancelledV1, learningLessonCompletedV1, learningLessonReleasedV1, learningLessonUpdatedV1 } from '@edtech/contracts';
import { eventually, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, authorize, book, decline, eventsAbout, factsOf, hold, once, openSchool, refusal, type School, signUp, statusOf, teacher, type Teacher } from '../../test/school.js';
import { ReleaseExpiredHolds } from './release-expired-holds.js';

let school: School;
let student: TestUser;
let tutor: Teacher;
beforeAll(async () => {
  school = await openSchool();
});
beforeEach(async () => {
  school.clock.set(new Date('2030-01-07T09:00:00Z'));
  student = await signUp(school, 'student');
  tutor = await teacher(school);
});
afterAll(() => school?.service.close());

const START = '2030-01-08T12:00:00Z';
const step = (name: string): string => `mutation ($id: ID!) { ${name}(lessonId: $id) { id status endReason holdExpiresAt meetingUrl } }`;
const [CONFIRM, COMPLETE, CANCEL] = [step('confirmLesson'), step('completeLesson'), step('cancelLesson')];
const held = (): Promise<string> => hold(school, student, tutor.tutorId, START);
const scheduled = async (): Promise<string> => {
  const id = await held();
  await authorize(school, id);
  return id;
};
const published = async (type: string, id: string) => await eventsAbout(school, id, type);
const videoSession = (lessonId: string, meetingUrl: string, sequence = 1): Promise<void> =>
  school.service.deliver(communicationVideoSessionOpenedV1, { sequence, data: { videoSessionId: newId(), lessonId, meetingUrl, startedAt: null, endedAt: null } });

describe('a hold', () => {
  test('that is not paid for in time is released and published, and its slot is free', async () => {
    const id = await held();
    school.clock.advance(10 * 60_000 - 1);
    await school.service.app.get(ReleaseExpiredHolds, { strict: false }).run();
    // Waits for a round of the loop that may have the row in hand.
    expect(await school.service.database.admin`select status from learning.lessons where id = ${id} for update`).toEqual([{ status: 'held' }]);
    school.clock.advance(1);
    await eventually(async () => (await statusOf(school, id)) === 'released');
    expect(await published(learningLessonReleasedV1.type, id)).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ status: 'released', endReason: 'hold_expired', holdExpiresAt: null }) })]);
    expect(await book(school, await signUp(school, 'student'), { tutorId: tutor.tutorId, startsAt: START })).toMatchObject({ __typename: 'LessonBooked' });
  });

  test('ends when the card is declined: released, published, free', async () => {
    const id = await held();
    await decline(school, id);
    expect(await published(learningLessonReleasedV1.type, id)).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ endReason: 'payment_declined' }) })]);
    expect(await book(school, await signUp(school, 'student'), { tutorId: tutor.tutorId, startsAt: START })).toMatchObject({ __typename: 'LessonBooked' });
  });

  test('that has been released stays released when the authorisation comes too late, and nothing is published', async () => {
    const id = await held();
    school.clock.advance(11 * 60_000);
    await eventually(async () => (await statusOf(school, id)) === 'released');
    await authorize(school, id);
    expect(await statusOf(school, id)).toBe('released');
    expect(await factsOf(school, id)).toEqual(['booked 1', 'released 2']);
  });

  test('that is paid for is scheduled once, however often the payment is announced, and never expires', async () => {
    const id = await scheduled();
    await authorize(school, id);
    await decline(school, id);
    school.clock.advance(60 * 60_000);
    const other = await held().catch(() => 'taken');
    expect(other).toBe('taken');
    expect(await statusOf(school, id)).toBe('scheduled');
    expect(await factsOf(school, id)).toEqual(['booked 1', 'scheduled 2']);
  });

  test('authorised and expired at the same moment becomes one of the two', async () => {
    const ids = await Promise.all([0, 1, 2, 3, 4].map((day) => hold(school, student, tutor.tutorId, `2030-01-1${day}T12:00:00Z`)));
    school.clock.advance(10 * 60_000);
    await Promise.all(ids.map((id) => authorize(school, id)));
    await eventually(async () => (await Promise.all(ids.map((id) => statusOf(school, id)))).every((status) => status !== 'held'));
    for (const id of ids) expect(await factsOf(school, id)).toEqual(['booked 1', expect.stringMatching(/^(scheduled|released) 2$/)]);
  });

  test('three hundred that expire together are all released, each once', async () => {
    const { admin } = school.service.database;
    await admin`
      insert into learning.lessons (id, tutor_id, student_id, subject, scheduled_at, ends_at, duration, status, price_minor, currency, hold_expires_at, idempotency_key, request_fingerprint)
      select gen_random_uuid(), ${tutor.tutorId}, s.id, 'mathematics', t, t + interval '15 minutes', 15, 'held', 1, 'EUR', '2030-01-07T09:30:00Z', gen_random_uuid(), ''
      from learning.students s, generate_series('2030-02-01'::timestamptz, '2030-02-01'::timestamptz + interval '299 hours', interval '1 hour') t where s.user_id = ${student.userId}`;
    school.clock.advance(31 * 60_000);
    await eventually(async () => (await admin`select 1 from learning.lessons where tutor_id = ${tutor.tutorId} and status = 'held'`).length === 0);
    const released = once(await school.service.published(learningLessonReleasedV1.type)).filter(({ data }) => data['tutorId'] === tutor.tutorId);
    expect(released).toHaveLength(300);
    expect(new Set(released.map(({ subject }) => subject)).size).toBe(300);
  }, 30_000);

  test('of a lesson that nobody knows is not handled silently', async () => {
    await expect(authorize(school, newId())).rejects.toThrow('There is no such lesson');
    await expect(decline(school, newId())).rejects.toThrow('There is no such lesson');
  });
});

describe('a scheduled lesson', () => {
  test('is confirmed by its student, also before its planned end, and published as completed', async () => {
    const id = await scheduled();
    expect(await ask(school, student, CONFIRM, { id })).toMatchObject({ confirmLesson: { id, status: 'COMPLETED', endReason: null } });
    expect(await published(learningLessonCompletedV1.type, id)).toEqual([expect.objectContaining({ sequence: 3, data: expect.objectContaining({ status: 'completed', completedAt: '2030-01-07T09:00:00.000Z' }) })]);
  });

  test('is completed by its tutor once it has started', async () => {
    const id = await scheduled();
    school.clock.set(new Date(Date.parse(START) - 1));
    expect((await refusal(school, tutor.user, COMPLETE, { id })).code).toBe('LESSON_NOT_STARTED');
    school.clock.set(new Date(START));
    expect(await ask(school, tutor.user, COMPLETE, { id })).toMatchObject({ completeLesson: { status: 'COMPLETED' } });
  });

  test.each(['student', 'tutor', 'admin'] as const)('is cancelled by its %s before it starts; the slot is free again', async (by) => {
    const id = await scheduled();
    const as = { student, tutor: tutor.user, admin: school.service.user('admin') }[by];
    expect(await ask(school, as, CANCEL, { id })).toMatchObject({ cancelLesson: { status: 'CANCELLED', endReason: `CANCELLED_BY_${by.toUpperCase()}` } });
    expect(await published(learningLessonCancelledV1.type, id)).toEqual([expect.objectContaining({ sequence: 3, data: expect.objectContaining({ endReason: `cancelled_by_${by}` }) })]);
    expect(await book(school, await signUp(school, 'student'), { tutorId: tutor.tutorId, startsAt: START })).toMatchObject({ __typename: 'LessonBooked' });
  });

  test('cannot be cancelled once it has started', async () => {
    const id = await scheduled();
    school.clock.set(new Date(START));
    for (const as of [student, tutor.user, school.service.user('admin')]) expect((await refusal(school, as, CANCEL, { id })).code).toBe('LESSON_ALREADY_STARTED');
  });

  test('confirmed, completed and cancelled at once ends once', async () => {
    const id = await scheduled();
    await Promise.all([student, tutor.user, student, tutor.user].map((as, index) => school.service.graphql(index < 2 ? CANCEL : as === student ? CONFIRM : COMPLETE, { id }, as)));
    expect(await factsOf(school, id)).toEqual(['booked 1', 'scheduled 2', expect.stringMatching(/^(cancelled|completed) 3$/)]);
  });
});

describe('a step that there is not', () => {
  test.each([
    ['held', 'confirmLesson', 'completed'],
    ['held', 'cancelLesson', 'cancelled'],
    ['released', 'confirmLesson', 'completed'],
    ['released', 'cancelLesson', 'cancelled'],
    ['completed', 'confirmLesson', 'completed'],
    ['completed', 'cancelLesson', 'cancelled'],
    ['cancelled', 'confirmLesson', 'completed'],
    ['cancelled', 'cancelLesson', 'cancelled'],
  ])('%s, %s: refused, naming both states, nothing published', async (from, name, to) => {
    const id = await held();
    if (from === 'released') await decline(school, id);
    if (from === 'completed' || from === 'cancelled') await authorize(school, id);
    if (from === 'completed') await ask(school, student, CONFIRM, { id });
    if (from === 'cancelled') await ask(school, student, CANCEL, { id });
    const facts = await factsOf(school, id);
    expect(await refusal(school, student, step(name), { id })).toMatchObject({ code: 'ILLEGAL_LESSON_STATE', kind: 'conflict', details: { lessonId: id, from, to } });
    expect(await factsOf(school, id)).toEqual(facts);
    expect(await statusOf(school, id)).toBe(from);
  });

  test('is refused by the database too', async () => {
    const id = await held();
    const { admin } = school.service.database;
    await expect(admin`update learning.lessons set status = 'completed', hold_expires_at = null, completed_at = now() where id = ${id}`).rejects.toThrow('a lesson that is held cannot become completed');
  });
});

describe('where a lesson takes place', () => {
  test('is written down when the room is open, and published', async () => {
    const id = await scheduled();
    expect(await ask(school, student, 'query ($id: ID!) { lesson(id: $id) { meetingUrl } }', { id })).toEqual({ lesson: { meetingUrl: null } });
    await videoSession(id, 'https://meet.example.org/one');
    expect(await ask(school, tutor.user, 'query ($id: ID!) { lesson(id: $id) { meetingUrl status } }', { id })).toEqual({ lesson: { meetingUrl: 'https://meet.example.org/one', status: 'SCHEDULED' } });
    expect(await published(learningLessonUpdatedV1.type, id)).toEqual([expect.objectContaining({ sequence: 3, data: expect.objectContaining({ meetingUrl: 'https://meet.example.org/one', status: 'scheduled' }) })]);
  });

  test('stays the newest, whatever the order of the events', async () => {
    const id = await scheduled();
    await videoSession(id, 'https://meet.example.org/new', 2);
    await videoSession(id, 'https://meet.example.org/old', 1);
    expect(await ask(school, student, 'query ($id: ID!) { lesson(id: $id) { meetingUrl } }', { id })).toEqual({ lesson: { meetingUrl: 'https://meet.example.org/new' } });
    expect(await factsOf(school, id)).toEqual(['booked 1', 'scheduled 2', 'updated 3']);
  });

  test('does not matter any more when the lesson was cancelled', async () => {
    const id = await scheduled();
    await ask(school, student, CANCEL, { id });
    await videoSession(id, 'https://meet.example.org/late');
    expect(await ask(school, student, 'query ($id: ID!) { lesson(id: $id) { meetingUrl } }', { id })).toEqual({ lesson: { meetingUrl: null } });
  });
});
