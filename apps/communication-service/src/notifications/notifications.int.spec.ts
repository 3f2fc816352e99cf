import {
  identityUserCreatedV1,
  learningLessonBookedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
  paymentInvoiceIssuedV1,
  paymentPaymentCapturedV1,
  type EventData,
} from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { eventually, FixedClock, type TestService, type TestUser } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';
import { change, lessonData, ofUser, scheduledLesson, someone, userData, type LessonData } from '../../test/journey.js';
import { startCommunication } from '../../test/start-communication.js';
import { NotifyUsers } from './notify-users.js';

let service: TestService;
const clock = new FixedClock();
beforeAll(async () => void (service = await startCommunication({ clock })));
afterAll(() => service?.close());

interface Told {
  id: string;
  type: string;
  title: string;
  content: string;
  isRead: boolean;
  createdAt: string;
  lesson: { id: string } | null;
}
interface Page {
  edges: { node: Told }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const node = 'id type title content isRead createdAt lesson { id }';
const told = async (user: TestUser): Promise<Told[]> => {
  const { notifications } = await ofUser<{ notifications: Page }>(service, user.userId, `notifications { edges { node { ${node} } } }`, user);
  return notifications.edges.map((edge) => edge.node);
};
const typesTold = async (user: TestUser): Promise<string[]> => (await told(user)).map(({ type }) => type);
const unread = async (user: TestUser) =>
  (await ofUser<{ unreadNotificationCount: number }>(service, user.userId, 'unreadNotificationCount', user)).unreadNotificationCount;
const plainly = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

const paymentData = (lesson: LessonData): EventData<typeof paymentPaymentCapturedV1> => ({
  paymentId: uuidv7(),
  lessonId: lesson.lessonId,
  studentUserId: lesson.studentUserId,
  tutorUserId: lesson.tutorUserId,
  amount: { amountMinor: 4_000, currency: 'EUR' },
  platformFee: { amountMinor: 600, currency: 'EUR' },
  tutorShare: { amountMinor: 3_400, currency: 'EUR' },
  refunded: { amountMinor: 0, currency: 'EUR' },
  status: 'captured',
  declineReason: null,
});

describe('what users are told', () => {
  it('is in their own language and time, names the other person, and is escaped', async () => {
    const tutor = await someone(service, 'tutor', { firstName: '<b>Grace</b>', lastName: "O'Hopper", locale: 'de-AT', timeZone: 'Europe/Vienna' });
    const student = await someone(service, 'student', { timeZone: 'America/New_York' });
    const { lesson } = await scheduledLesson(service, { tutor, student });
    const [forStudent] = await told(student);
    expect(forStudent).toMatchObject({
      type: 'LESSON_SCHEDULED',
      title: 'Your lesson with &lt;b&gt;Grace&lt;/b&gt; O&#39;Hopper is booked',
      isRead: false,
      createdAt: clock.now().toISOString(),
      lesson: { id: lesson.lessonId },
    });
    expect(plainly(forStudent?.content)).toContain('Monday, November 4, 2030 at 10:00 AM EST');
    const [forTutor] = await told(tutor);
    expect(forTutor?.title).toBe('Ihre Stunde mit Ada Lovelace ist gebucht');
    expect(plainly(forTutor?.content)).toContain('Montag, 4. November 2030 um 16:00 MEZ');
  });

  it('is told once to each, with one mail each, however often the fact arrives', async () => {
    const tutor = await someone(service, 'tutor');
    const student = await someone(service, 'student');
    const data = lessonData(tutor, student);
    const id = uuidv7();
    for (let count = 0; count < 3; count += 1) await service.deliver(learningLessonScheduledV1, { sequence: 2, data, id });
    for (const user of [tutor, student]) {
      expect(await typesTold(user)).toEqual(['LESSON_SCHEDULED']);
      expect(await service.database.admin`select id from communication.notification_deliveries where user_id = ${user.userId}`).toHaveLength(1);
    }
  });

  it('is told once also when the same fact is told of again by the program itself', async () => {
    const student = await someone(service, 'student');
    const fact = { eventId: uuidv7(), lessonId: null, people: [student.userId] };
    const notice = { userId: student.userId, type: 'invoice_issued', facts: { number: '1', amount: { amountMinor: 1, currency: 'EUR' } } } as const;
    const notify = service.app.get(NotifyUsers, { strict: false });
    const unitOfWork = service.app.get(UnitOfWork, { strict: false });
    for (let count = 0; count < 2; count += 1) await unitOfWork.run(({ tx }) => notify.run(tx, fact, () => [notice]));
    expect(await typesTold(student)).toEqual(['INVOICE_ISSUED']);
    expect(await service.database.admin`select id from communication.notification_deliveries where user_id = ${student.userId}`).toHaveLength(1);
  });

  it('is nothing at all as long as an account is unknown, and everything once it has arrived', async () => {
    const tutor = await someone(service, 'tutor');
    const late = service.user('student');
    const data = lessonData(tutor, late);
    const handled = service.deliver(learningLessonScheduledV1, { sequence: 2, data });
    await eventually(async () => (await service.database.admin`select id from communication.inbox where subject = ${data.lessonId} and waiting_since is not null`).length === 1);
    const { count } = (
      await service.database.admin`select (select count(*) from communication.conversations where lesson_id = ${data.lessonId}) + (select count(*) from communication.video_sessions where lesson_id = ${data.lessonId}) + (select count(*) from communication.notifications where user_id = ${tutor.userId}) as count`
    )[0] as { count: string };
    expect(Number(count)).toBe(0);

    await service.deliver(identityUserCreatedV1, { sequence: 1, data: userData(late.userId) });
    await handled;
    expect(await typesTold(tutor)).toEqual(['LESSON_SCHEDULED']);
    expect(await typesTold(late)).toEqual(['LESSON_SCHEDULED']);
    expect(await service.database.admin`select id from communication.conversations where lesson_id = ${data.lessonId}`).toHaveLength(1);
  });

  it('follows what became of a lesson', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    clock.advance(1_000);
    await service.deliver(learningLessonCompletedV1, { sequence: 3, data: { ...lesson, status: 'completed', completedAt: lesson.endsAt } });
    clock.advance(1_000);
    const payment = paymentData(lesson);
    await service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: payment });
    clock.advance(1_000);
    const { paymentId, lessonId, studentUserId, tutorUserId, amount } = payment;
    const invoice = { invoiceId: uuidv7(), number: '2030-000001', paymentId, lessonId, studentUserId, tutorUserId, amount, issuedAt: lesson.endsAt };
    await service.deliver(paymentInvoiceIssuedV1, { sequence: 1, data: invoice });

    expect(await typesTold(student)).toEqual(['INVOICE_ISSUED', 'PAYMENT_CAPTURED', 'LESSON_COMPLETED', 'LESSON_SCHEDULED']);
    expect(await typesTold(tutor)).toEqual(['EARNINGS_BOOKED', 'LESSON_COMPLETED', 'LESSON_SCHEDULED']);
    expect((await told(student)).map(({ title }) => title).slice(0, 2)).toEqual(['Your invoice 2030-000001', 'You paid €40.00']);
    expect((await told(tutor))[0]?.title).toBe('You earned €34.00');
  });

  it('tells both of a lesson that is called off', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    await service.deliver(learningLessonCancelledV1, { sequence: 3, data: { ...lesson, status: 'cancelled', endReason: 'cancelled_by_tutor' } });
    for (const user of [tutor, student]) expect((await typesTold(user)).sort()).toEqual(['LESSON_CANCELLED', 'LESSON_SCHEDULED']);
  });

  it.each([
    ['payment_declined', 'LESSON_PAYMENT_DECLINED'],
    ['hold_expired', 'LESSON_HOLD_EXPIRED'],
  ] as const)('tells only the student of a slot that was released: %s', async (endReason, type) => {
    const tutor = await someone(service, 'tutor');
    const student = await someone(service, 'student');
    const lesson = lessonData(tutor, student, { status: 'held' });
    await service.deliver(learningLessonBookedV1, { sequence: 1, data: lesson });
    await service.deliver(learningLessonReleasedV1, { sequence: 2, data: { ...lesson, status: 'released', endReason } });
    expect(await typesTold(student)).toEqual([type]);
    expect(await typesTold(tutor)).toEqual([]);
  });

  it('waits for the lesson that a payment is for', async () => {
    const tutor = await someone(service, 'tutor');
    const student = await someone(service, 'student');
    const lesson = lessonData(tutor, student);
    const handled = service.deliver(paymentPaymentCapturedV1, { sequence: 3, data: paymentData(lesson) });
    await eventually(async () => (await service.database.admin`select id from communication.inbox where waiting_since is not null and data->>'lessonId' = ${lesson.lessonId}`).length === 1);
    await service.deliver(learningLessonScheduledV1, { sequence: 2, data: lesson });
    await handled;
    expect((await typesTold(student)).sort()).toEqual(['LESSON_SCHEDULED', 'PAYMENT_CAPTURED']);
  });

  it('uses the name and language of today', async () => {
    const tutor = await someone(service, 'tutor');
    const student = await someone(service, 'student');
    await change(service, tutor, 3, { firstName: 'Newer', locale: 'en' });
    await change(service, tutor, 2, { firstName: 'Older', locale: 'en' });
    await change(service, student, 2, { locale: 'de' });
    await scheduledLesson(service, { tutor, student });
    expect((await told(student))[0]?.title).toBe('Ihre Stunde mit Newer Lovelace ist gebucht');
  });
});

describe('the notifications of a user', () => {
  it('are nobody else’s business, not even an admin’s', async () => {
    const { student } = await scheduledLesson(service);
    for (const other of [service.user('admin'), service.user('student'), null]) {
      expect(await ofUser(service, student.userId, 'notifications { edges { cursor } } unreadNotificationCount', other)).toEqual({ notifications: null, unreadNotificationCount: null });
    }
    expect(await unread(student)).toBe(1);
  });

  it('are each on exactly one page, newest first, also when many are of the same instant', async () => {
    const student = await someone(service, 'student');
    for (let count = 0; count < 5; count += 1) await scheduledLesson(service, { student });
    const all = (await told(student)).map(({ id }) => id);
    expect(all).toHaveLength(5);
    const seen: string[] = [];
    for (let after: string | null | undefined; ; ) {
      const fields = `notifications(first: 2${after ? `, after: "${after}"` : ''}) { edges { node { ${node} } } pageInfo { hasNextPage endCursor } }`;
      const { notifications } = await ofUser<{ notifications: Page }>(service, student.userId, fields, student);
      seen.push(...notifications.edges.map((edge) => edge.node.id));
      if (!notifications.pageInfo.hasNextPage) break;
      after = notifications.pageInfo.endCursor;
    }
    expect(seen).toEqual(all);
  });
});

describe('marking as read', () => {
  const markOne = (id: string, as: TestUser | null) =>
    service.graphql<{ markNotificationRead: { id: string; isRead: boolean } }>('mutation ($id: ID!) { markNotificationRead(id: $id) { id isRead } }', { id }, as);
  const markAll = async (as: TestUser) => (await service.graphql<{ markAllNotificationsRead: number }>('mutation { markAllNotificationsRead }', {}, as)).data?.markAllNotificationsRead;

  it('counts one notification once', async () => {
    const student = await someone(service, 'student');
    for (let count = 0; count < 3; count += 1) await scheduledLesson(service, { student });
    const [first] = await told(student);
    for (let count = 0; count < 2; count += 1) expect((await markOne(first!.id, student)).data?.markNotificationRead).toEqual({ id: first!.id, isRead: true });
    expect(await unread(student)).toBe(2);
    expect(await markAll(student)).toBe(2);
    expect(await markAll(student)).toBe(0);
    expect(await unread(student)).toBe(0);
  });

  it('is for the user alone, and does not tell others that the notification exists', async () => {
    const { student } = await scheduledLesson(service);
    const [first] = await told(student);
    for (const id of [first!.id, uuidv7(), 'rubbish', '']) {
      expect((await markOne(id, service.user('admin'))).errors?.[0]?.extensions.code).toBe('NOTIFICATION_NOT_FOUND');
    }
    expect((await markOne(first!.id, null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await markAll(service.user('student'));
    expect(await unread(student)).toBe(1);
  });

  it('leaves the count exact while notifications come in and are read at the same time', async () => {
    const { tutor, student, lesson } = await scheduledLesson(service);
    await markAll(tutor);
    const [row] = await service.database.admin`select id from communication.conversations where lesson_id = ${lesson.lessonId}`;
    const send = () =>
      service.graphql('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', { input: { conversationId: row!['id'], content: 'hello', clientMessageId: uuidv7() } }, student);
    const marked = await Promise.all(Array.from({ length: 40 }, async (_, index) => (index % 4 === 3 ? ((await markAll(tutor)) ?? 0) : (await send(), 0))));
    const read = marked.reduce((sum, count) => sum + count, 0);
    expect((await unread(tutor)) + read).toBe(30);
    const [{ count }] = (await service.database.admin`select count(*) from communication.notifications where user_id = ${tutor.userId} and not is_read`) as unknown as [{ count: string }];
    expect(await unread(tutor)).toBe(Number(count));
  });
});
