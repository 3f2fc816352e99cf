import {
  identityUserCreatedV1,
  identityUserUpdatedV1,
  learningLessonBookedV1,
  learningLessonScheduledV1,
  type EventData,
} from '@edtech/contracts';
import type { Role } from '@edtech/auth';
import type { TestService, TestUser } from '@edtech/testing';
import { v7 as uuidv7 } from 'uuid';

type UserData = EventData<typeof identityUserCreatedV1>;
export type LessonData = EventData<typeof learningLessonScheduledV1>;

/** The public state of an account, as identity publishes it. */
export function userData(userId: string, more: Partial<UserData> = {}): UserData {
  return {
    userId,
    email: `${userId}@example.org`,
    firstName: 'Ada',
    lastName: 'Lovelace',
    role: 'student',
    status: 'active',
    locale: 'en',
    timeZone: 'UTC',
    createdAt: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}

/** Somebody whose account this service has heard of. */
export async function someone(service: TestService, role: Role, more: Partial<UserData> = {}): Promise<TestUser> {
  const user = service.user(role);
  await service.deliver(identityUserCreatedV1, { sequence: 1, data: userData(user.userId, { role, ...more }) });
  return user;
}

export async function change(service: TestService, user: TestUser, sequence: number, more: Partial<UserData>): Promise<void> {
  await service.deliver(identityUserUpdatedV1, { sequence, data: userData(user.userId, { role: user.role, ...more }) });
}

/** The public state of a lesson, as learning publishes it. */
export function lessonData(tutor: { userId: string }, student: { userId: string }, more: Partial<LessonData> = {}): LessonData {
  return {
    lessonId: uuidv7(),
    courseId: null,
    subject: 'mathematics',
    tutorId: uuidv7(),
    tutorUserId: tutor.userId,
    studentId: uuidv7(),
    studentUserId: student.userId,
    scheduledAt: '2030-11-04T15:00:00.000Z',
    endsAt: '2030-11-04T16:00:00.000Z',
    durationMinutes: 60,
    price: { amountMinor: 4_000, currency: 'EUR' },
    status: 'scheduled',
    holdExpiresAt: null,
    endReason: null,
    meetingUrl: null,
    completedAt: null,
    ...more,
  };
}

/** A tutor, a student and their lesson that is going to take place. */
export async function scheduledLesson(service: TestService, more: { tutor?: TestUser; student?: TestUser } = {}) {
  const tutor = more.tutor ?? (await someone(service, 'tutor', { firstName: 'Grace', lastName: 'Hopper' }));
  const student = more.student ?? (await someone(service, 'student'));
  const lesson = lessonData(tutor, student);
  await service.deliver(learningLessonBookedV1, { sequence: 1, data: { ...lesson, status: 'held' } });
  await service.deliver(learningLessonScheduledV1, { sequence: 2, data: lesson });
  return { tutor, student, lesson };
}

/** Asks for fields of a lesson as the gateway does. */
export async function ofLessons<T>(service: TestService, lessonIds: readonly string[], fields: string, as: TestUser | null): Promise<T[]> {
  const representations = lessonIds.map((id) => ({ __typename: 'Lesson', id }));
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Lesson { ${fields} } } }`;
  const { data, errors } = await service.graphql<{ _entities: T[] }>(query, { representations }, as);
  if (!data) throw new Error(JSON.stringify(errors));
  return data._entities;
}

/** Asks for fields of a user as the gateway does. */
export async function ofUser<T>(service: TestService, userId: string, fields: string, as: TestUser | null): Promise<T> {
  const representations = [{ __typename: 'User', id: userId }];
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { ${fields} } } }`;
  const { data, errors } = await service.graphql<{ _entities: [T] }>(query, { representations }, as);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data._entities[0];
}
