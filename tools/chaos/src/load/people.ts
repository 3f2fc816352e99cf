import { signUpByMail, type MailFolder } from '@edtech/mail';
import type { Random } from '../rig/random.js';
import type { RigTokens } from '../rig/tokens.js';
import type { Sql } from '../rig/types.js';
import { setTimeout as pause } from 'node:timers/promises';
import type { Acknowledgements } from './acknowledgements.js';
import type { Answer, GraphqlPool } from './graphql-pool.js';

export interface Course {
  readonly courseId: string;
  readonly minutes: number;
}

export interface Tutor {
  readonly role: 'tutor';
  readonly userId: string;
  readonly tutorId: string;
  readonly token: string;
  readonly courses: Course[];
  /** The next hour, from tomorrow on, that nobody has been sent to yet. */
  nextHour: number;
}

export interface Student {
  readonly role: 'student';
  readonly userId: string;
  readonly token: string;
}

export interface People {
  readonly tutors: readonly Tutor[];
  readonly students: readonly Student[];
}

interface Making {
  readonly identity: GraphqlPool;
  readonly learning: GraphqlPool;
  readonly admin: Sql;
  readonly tokens: RigTokens;
  readonly mails: MailFolder;
  readonly random: Random;
  readonly acknowledged: Acknowledgements;
  readonly count: { readonly tutors: number; readonly students: number };
}

export const SUBJECTS = ['algebra', 'analysis', 'chemistry', 'history', 'latin', 'physics'] as const;

/** Signs tutors and students up, waits until learning knows them, and lets them get ready: profiles, hours, courses, verification. */
export async function makePeople(making: Making): Promise<People> {
  const { tokens, count, admin } = making;
  const tutorIds = await inGroups(count.tutors, (index) => signUp(making, 'TUTOR', index));
  const studentIds = await inGroups(count.students, (index) => signUp(making, 'STUDENT', index));
  const records = await known(admin, 'tutors', tutorIds);
  await known(admin, 'students', studentIds);
  const adminToken = tokens.for('0190b1a2-0000-7000-8000-00000000ad31', 'admin');
  const tutors = await inGroups(tutorIds.length, async (index) => {
    const userId = tutorIds[index] ?? '';
    const tutor: Tutor = { role: 'tutor', userId, tutorId: records.get(userId) ?? '', token: tokens.for(userId, 'tutor'), courses: [], nextHour: 0 };
    await getReadyToTeach(making, tutor, adminToken);
    return tutor;
  });
  const students = studentIds.map((userId): Student => ({ role: 'student', userId, token: tokens.for(userId, 'student') }));
  return { tutors, students };
}

async function signUp({ identity, acknowledged, mails }: Making, role: 'TUTOR' | 'STUDENT', index: number): Promise<string> {
  const email = `${role.toLowerCase()}-${index}@chaos.example`;
  const input = { email, password: `quite a long password of ${index}`, firstName: 'M0', lastName: `${role.toLowerCase()}${index}`, role };
  const { user } = await signUpByMail<{ user: { id: string } }>((operation, variables) => insist(() => identity.ask(operation, undefined, variables)), mails, input, 'user { id }');
  acknowledged.add('account', user.id);
  return user.id;
}

async function getReadyToTeach({ learning, acknowledged, random }: Making, tutor: Tutor, adminToken: string): Promise<void> {
  const week = [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({ dayOfWeek, startTime: '00:00', endTime: '23:00' }));
  const profile = { subjects: [...SUBJECTS], languages: ['en'], hourlyRate: { amountMinor: 1, currency: 'EUR' } };
  await insist(() => learning.ask('mutation ($input: UpdateTutorProfileInput!) { updateTutorProfile(input: $input) { id } }', tutor.token, { input: profile }));
  const hours = { timeZone: 'UTC', rules: week };
  await insist(() => learning.ask('mutation ($input: SetWeeklyAvailabilityInput!) { setWeeklyAvailability(input: $input) { id } }', tutor.token, { input: hours }));
  await insist(() => learning.ask('mutation ($id: ID!) { verifyTutor(tutorId: $id) { id } }', adminToken, { id: tutor.tutorId }));
  for (let nr = 0; nr < 3; nr += 1) {
    const input = { title: `Course ${nr}`, description: 'Made to be changed.', subject: random.pick(SUBJECTS), price: { amountMinor: 1, currency: 'EUR' }, durationMinutes: 60 };
    const { publishCourse } = await insist(() =>
      learning.ask<{ publishCourse: { id: string } }>('mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { id } }', tutor.token, { input }),
    );
    acknowledged.add('published-course', publishCourse.id);
    tutor.courses.push({ courseId: publishCourse.id, minutes: 60 });
  }
}

/** Nothing is being broken yet: what is refused now is a mistake of the rig. */
async function insist<T>(ask: () => Promise<Answer<T>>): Promise<T> {
  const answer = await ask();
  if (answer.kind !== 'acknowledged') throw new Error(`people cannot be made: ${answer.kind === 'refused' ? answer.code : answer.reason}`);
  return answer.data;
}

/** Waits until learning has made its record of each account. @returns its ids, by user */
async function known(admin: Sql, table: 'tutors' | 'students', userIds: readonly string[]): Promise<Map<string, string>> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const rows = await admin`select id, user_id from learning.${admin(table)} where user_id = any(${[...userIds]}::uuid[])`;
    if (rows.length === userIds.length) return new Map(rows.map((row) => [String(row['user_id']), String(row['id'])]));
    if (performance.now() > deadline) throw new Error(`learning knows ${rows.length} of ${userIds.length} ${table} after a minute`);
    await pause(50);
  }
}

async function inGroups<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < count; at += 4) {
    results.push(...(await Promise.all(Array.from({ length: Math.min(4, count - at) }, (_, offset) => work(at + offset)))));
  }
  return results;
}
