import {
  identityUserCreatedV1,
  identityUserUpdatedV1,
  paymentPaymentAuthorizedV1,
  paymentPaymentDeclinedV1,
  type EventData,
  type EventEnvelope,
} from '@edtech/contracts';
import { CONNECTION, type Connection } from '@edtech/drizzle';
import { eventually, FixedClock, startTestService, type GraphqlError, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { learningService } from '../src/app.js';

type UserData = EventData<typeof identityUserCreatedV1>;

/** Monday 7 January 2030, 09:00 in London and 10:00 in Vienna, and it stays so until a test moves it. */
export interface School {
  readonly service: TestService;
  readonly clock: FixedClock;
}

export async function openSchool(own: Record<string, string> = {}): Promise<School> {
  const clock = new FixedClock('2030-01-07T09:00:00Z');
  const service = await startTestService(learningService, { clock, own: { LEARNING_HOLD_SWEEP_MS: '20', ...own } });
  return { service, clock };
}

/** The public state of an account, as identity publishes it. */
export function account(userId: string, more: Partial<UserData> = {}): UserData {
  return {
    userId,
    email: `${userId}@example.org`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    role: 'tutor',
    status: 'active',
    locale: 'en',
    timeZone: 'Europe/Vienna',
    createdAt: '2030-01-01T00:00:00.000Z',
    ...more,
  };
}

export async function signUp({ service }: School, role: 'tutor' | 'student', more: Partial<UserData> = {}): Promise<TestUser> {
  const user = service.user(role);
  await service.deliver(identityUserCreatedV1, { sequence: 1, data: account(user.userId, { role, ...more }) });
  return user;
}

export async function changeAccount({ service }: School, user: TestUser, sequence: number, more: Partial<UserData>): Promise<void> {
  await service.deliver(identityUserUpdatedV1, { sequence, data: account(user.userId, { role: user.role, ...more }) });
}

/** The same user with a token from after a change of the account: those from before are refused, and they tell the time in whole seconds. */
export function signInAgain({ service }: School, { role, userId }: TestUser): Promise<TestUser> {
  return eventually(async () => {
    const user = service.user(role, userId);
    const { errors } = await service.graphql('{ searchTutors { pageInfo { hasNextPage } } }', {}, user);
    return errors ? undefined : user;
  });
}

/** Data of an operation that is expected to succeed. */
export async function ask<T>({ service }: School, as: TestUser | null, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await service.graphql<T>(query, variables, as);
  if (errors || !data) throw new Error(JSON.stringify(errors ?? 'no data'));
  return data;
}

/** The one error of an operation that is expected to fail. */
export async function refusal({ service }: School, as: TestUser | null, query: string, variables: object = {}): Promise<GraphqlError['extensions']> {
  const { data, errors } = await service.graphql(query, variables, as);
  if (errors?.length !== 1) throw new Error(`expected one error, got ${JSON.stringify({ data, errors })}`);
  return errors[0]!.extensions;
}

export interface Teacher {
  readonly user: TestUser;
  readonly tutorId: string;
}

export interface TeacherOptions {
  readonly verified?: boolean;
  readonly subjects?: readonly string[];
  readonly languages?: readonly string[];
  /** Cents an hour; null for none. */
  readonly rate?: number | null;
  readonly currency?: string;
  /** Every day from and until; null for never. */
  readonly hours?: readonly [string, string] | null;
  readonly timeZone?: string;
}

/** A tutor with a profile and hours, verified unless said otherwise. */
export async function teacher(school: School, options: TeacherOptions = {}): Promise<Teacher> {
  const { verified = true, subjects = ['mathematics'], languages = ['en'], rate = 4_500, currency = 'EUR', hours = ['08:00', '20:00'], timeZone = 'UTC' } = options;
  const user = await signUp(school, 'tutor');
  const { updateTutorProfile } = await ask<{ updateTutorProfile: { id: string } }>(school, user, UPDATE_TUTOR_PROFILE, {
    input: { subjects, languages, hourlyRate: rate === null ? null : { amountMinor: rate, currency } },
  });
  if (hours) await setHours(school, user, [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, startTime: hours[0], endTime: hours[1] })), timeZone);
  if (verified) await ask(school, school.service.user('admin'), VERIFY_TUTOR, { tutorId: updateTutorProfile.id });
  return { user, tutorId: updateTutorProfile.id };
}

export function setHours(school: School, user: TestUser, rules: object[], timeZone = 'UTC'): Promise<{ setWeeklyAvailability: { id: string }[] }> {
  return ask(school, user, SET_AVAILABILITY, { input: { timeZone, rules } });
}

export async function publishCourse(school: School, user: TestUser, more: object = {}): Promise<string> {
  const input = { title: 'Calculus', description: 'Limits.', subject: 'mathematics', price: { amountMinor: 4_000, currency: 'EUR' }, durationMinutes: 60, ...more };
  return (await ask<{ publishCourse: { id: string } }>(school, user, PUBLISH_COURSE, { input })).publishCourse.id;
}

export const enrol = (school: School, student: TestUser, courseId: string): Promise<unknown> => ask(school, student, ENROL, { courseId });

export interface BookedLesson {
  readonly id: string;
  readonly status: string;
  readonly subject: string;
  readonly durationMinutes: number;
  readonly holdExpiresAt: string | null;
  readonly endsAt: string;
  readonly price: { readonly amountMinor: number; readonly currency: string };
}

export type BookingOutcome = { __typename: 'LessonBooked'; lesson: BookedLesson } | { __typename: 'SlotTaken'; takenBy: string; startsAt: string; endsAt: string };

export async function book(school: School, student: TestUser, input: object): Promise<BookingOutcome> {
  return (await ask<{ bookLesson: BookingOutcome }>(school, student, BOOK_LESSON, { input: { idempotencyKey: newId(), ...input } })).bookLesson;
}

/** Books a slot that is expected to be free. @returns the id of the held lesson */
export async function hold(school: School, student: TestUser, tutorId: string, startsAt: string, more: object = {}): Promise<string> {
  const outcome = await book(school, student, { tutorId, startsAt, ...more });
  if (outcome.__typename !== 'LessonBooked') throw new Error('the slot was taken');
  return outcome.lesson.id;
}

function payment(lessonId: string, status: 'authorized' | 'declined'): EventData<typeof paymentPaymentAuthorizedV1> {
  const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
  return {
    paymentId: newId(),
    lessonId,
    studentUserId: newId(),
    tutorUserId: newId(),
    amount: money(4_500),
    platformFee: money(500),
    tutorShare: money(4_000),
    refunded: money(0),
    status,
    declineReason: status === 'declined' ? 'insufficient_funds' : null,
  };
}

export const authorize = ({ service }: School, lessonId: string): Promise<void> => service.deliver(paymentPaymentAuthorizedV1, { sequence: 2, data: payment(lessonId, 'authorized') });
export const decline = ({ service }: School, lessonId: string): Promise<void> => service.deliver(paymentPaymentDeclinedV1, { sequence: 2, data: payment(lessonId, 'declined') });

/** What was published about an aggregate, in order. What the relay had to send twice counts once: consumers tell it by its id. */
export async function eventsAbout({ service }: School, subject: string, type?: string): Promise<EventEnvelope[]> {
  return once(await service.published(type)).filter((event) => event.subject === subject);
}

export const once = (events: readonly EventEnvelope[]): EventEnvelope[] => [...new Map(events.map((event) => [event.id, event])).values()];

/** The same, as fact and sequence: `booked 1`. */
export async function factsOf(school: School, subject: string): Promise<string[]> {
  return (await eventsAbout(school, subject)).map(({ type, sequence }) => `${type.split('.')[2]} ${sequence}`);
}

export async function statusOf({ service }: School, lessonId: string): Promise<string | undefined> {
  const [row] = await service.database.admin<{ status: string }[]>`select status from learning.lessons where id = ${lessonId}`;
  return row?.status;
}

export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** The reads that a piece of work sends to the database, but for what loops and the inbox send. */
export async function statementsOf({ service }: School, work: () => Promise<unknown>): Promise<Statement[]> {
  const { sql } = service.app.get<Connection>(CONNECTION, { strict: false });
  const spy = jest.spyOn(sql, 'unsafe');
  try {
    await work();
    const statements = spy.mock.calls.map(([text, parameters]) => ({ text, parameters: parameters ?? [] }));
    return statements.filter(({ text }) => !/inbox|outbox|relay_leases|for no key update/.test(text) && /^\(?select/i.test(text));
  } finally {
    spy.mockRestore();
  }
}

export const UPDATE_TUTOR_PROFILE = /* GraphQL */ `
  mutation ($input: UpdateTutorProfileInput!) {
    updateTutorProfile(input: $input) { id name subjects languages hourlyRate { amountMinor currency } isVerified timeZone rating { average count } user { id } }
  }
`;
export const VERIFY_TUTOR = 'mutation ($tutorId: ID!) { verifyTutor(tutorId: $tutorId) { id isVerified } }';
export const SET_AVAILABILITY = 'mutation ($input: SetWeeklyAvailabilityInput!) { setWeeklyAvailability(input: $input) { id dayOfWeek startTime endTime timeZone } }';
export const PUBLISH_COURSE = 'mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { id } }';
export const UPDATE_COURSE = 'mutation ($input: UpdateCourseInput!) { updateCourse(input: $input) { id title price { amountMinor } durationMinutes status } }';
export const ENROL = /* GraphQL */ `
  mutation ($courseId: ID!) {
    enrolInCourse(courseId: $courseId) { id enrolledAt pricePerLesson { amountMinor currency } durationMinutes course { id title } student { id } }
  }
`;
export const BOOK_LESSON = /* GraphQL */ `
  mutation ($input: BookLessonInput!) {
    bookLesson(input: $input) {
      __typename
      ... on LessonBooked { lesson { id status subject durationMinutes holdExpiresAt endsAt price { amountMinor currency } } }
      ... on SlotTaken { takenBy startsAt endsAt message }
    }
  }
`;
export const ENTITIES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Tutor { id name } ... on Student { id name learningGoals { goal } } ... on Course { id title } ... on Lesson { id status } } }';
