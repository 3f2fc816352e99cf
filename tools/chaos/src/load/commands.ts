import type { ServiceName } from '@edtech/environment';
import { randomUUID } from 'node:crypto';
import type { Random } from '../rig/random.js';
import type { Acknowledgements } from './acknowledgements.js';
import type { Answer, GraphqlPool } from './graphql-pool.js';
import { SUBJECTS, type People, type Student, type Tutor } from './people.js';

/** A lesson on its way, and who may do the next thing with it. */
interface LessonInHand {
  readonly lessonId: string;
  readonly student: Student;
  /** How often the next thing was refused: the events that it waits for may need a while. */
  tries: number;
}

/** What commands know and change. */
export interface World {
  readonly people: People;
  readonly pool: (service: ServiceName) => GraphqlPool;
  readonly acknowledged: Acknowledgements;
  readonly random: Random;
  /** Who has something under way: nobody does two things at once. */
  readonly busy: Set<string>;
  /** Bookings of which nobody knows what became. */
  readonly unanswered: BookingRequest[];
  readonly unpaid: LessonInHand[];
  readonly scheduled: LessonInHand[];
  readonly completed: LessonInHand[];
  /** Every change carries another. */
  mark: number;
}

export interface Done {
  readonly kind: Answer<unknown>['kind'];
  /** How many changes it was. */
  readonly parts: number;
  /** The code of a refusal, the reason of an unknown outcome. */
  readonly why: string;
}

/** Something that people do, so often as its weight says. */
export interface Command {
  readonly name: string;
  readonly service: ServiceName;
  readonly weight: number;
  /** Undefined when there was nothing to do. */
  run(world: World): Promise<Done | undefined>;
}

/** How many changes of one thing go into one request, each in a transaction of its own. */
const CHANGES_AT_ONCE = 4;

const MAX_TRIES = 400;

/** One person, who is busy for as long as it takes. */
async function asOneOf<P extends Student | Tutor>(world: World, people: readonly P[], act: (person: P) => Promise<Done | undefined>): Promise<Done | undefined> {
  const person = world.random.pick(people);
  if (world.busy.has(person.userId)) return undefined;
  world.busy.add(person.userId);
  try {
    return await act(person);
  } finally {
    world.busy.delete(person.userId);
  }
}

function done<T>(answer: Answer<T>, parts: number, onAcknowledged: (data: T) => void): Done {
  if (answer.kind === 'acknowledged') onAcknowledged(answer.data);
  return { kind: answer.kind, parts, why: answer.kind === 'refused' ? answer.code : answer.kind === 'unknown' ? answer.reason : '' };
}

/** Several changes in one request, one after the other: `a: updateX(input: ...) { id } b: ...` */
async function changes(world: World, service: ServiceName, token: string, kind: 'user' | 'tutor' | 'student' | 'course', subject: string, mutation: string, inputOf: (mark: number) => string): Promise<Done> {
  const marks = Array.from({ length: world.random.between(1, CHANGES_AT_ONCE) }, () => (world.mark += 1));
  const query = `mutation { ${marks.map((mark) => `m${mark}: ${mutation}(input: ${inputOf(mark)}) { id }`).join(' ')} }`;
  const answer = await world.pool(service).ask(query, token);
  return done(answer, marks.length, () => {
    for (const mark of marks) world.acknowledged.add(kind, subject, mark);
  });
}

/** Takes the lesson that has waited longest; it comes back to the end when its events have not arrived yet. */
async function withNext(waiting: LessonInHand[], act: (lesson: LessonInHand) => Promise<Done>, world: World): Promise<Done | undefined> {
  const lesson = waiting.shift();
  if (!lesson) return undefined;
  if (world.busy.has(lesson.student.userId)) {
    waiting.push(lesson);
    return undefined;
  }
  world.busy.add(lesson.student.userId);
  try {
    const outcome = await act(lesson);
    lesson.tries += 1;
    // Whoever does not know whether it worked asks again, as a real client would: with the same key.
    if (outcome.kind !== 'acknowledged' && lesson.tries < MAX_TRIES) waiting.push(lesson);
    return outcome;
  } finally {
    world.busy.delete(lesson.student.userId);
  }
}

const HOUR_MS = 3_600_000;

/** The start of an hour from the day after tomorrow on that every tutor's week has. */
function hour(nr: number): Date {
  const first = Math.ceil(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS + 24 * HOUR_MS;
  return new Date(first + Math.floor(nr / 22) * 24 * HOUR_MS + (nr % 22) * HOUR_MS);
}

/** What a student asks for when booking: the same however often it is asked for. */
export interface BookingRequest {
  readonly student: Student;
  readonly input: { readonly tutorId: string; readonly startsAt: string; readonly subject: string; readonly idempotencyKey: string };
}

/** @param mayBeTaken whether it may be an hour that somebody was sent to before */
export function bookingOf({ people, random }: World, student: Student, mayBeTaken: boolean): BookingRequest {
  const tutor = random.pick(people.tutors);
  const nr = tutor.nextHour > 0 && mayBeTaken ? random.between(0, tutor.nextHour - 1) : (tutor.nextHour += 1);
  return { student, input: { tutorId: tutor.tutorId, startsAt: hour(nr % 7_000).toISOString(), subject: random.pick(SUBJECTS), idempotencyKey: randomUUID() } };
}

/** @returns the lesson's id where it was booked */
export async function askToBook(world: World, { student, input }: BookingRequest): Promise<Answer<{ bookLesson: { lesson?: { id: string } } }>> {
  const query = 'mutation ($input: BookLessonInput!) { bookLesson(input: $input) { __typename ... on LessonBooked { lesson { id } } } }';
  const answer = await world.pool('learning').ask<{ bookLesson: { lesson?: { id: string } } }>(query, student.token, { input });
  const lessonId = answer.kind === 'acknowledged' ? answer.data.bookLesson.lesson?.id : undefined;
  if (lessonId !== undefined) {
    world.acknowledged.add('lesson', lessonId);
    world.acknowledged.add('booking', input.idempotencyKey);
    world.unpaid.push({ lessonId, student, tries: 0 });
  }
  return answer;
}

export const commands: readonly Command[] = [
  {
    name: 'rename',
    service: 'identity',
    weight: 34,
    run: (world) =>
      asOneOf(world, [...world.people.students, ...world.people.tutors], (person) =>
        changes(world, 'identity', person.token, 'user', person.userId, 'updateProfile', (mark) => `{ firstName: "M${mark}" }`),
      ),
  },
  {
    name: 'change hourly rate',
    service: 'learning',
    weight: 18,
    run: (world) =>
      asOneOf(world, world.people.tutors, (tutor) =>
        changes(world, 'learning', tutor.token, 'tutor', tutor.userId, 'updateTutorProfile', (mark) => `{ hourlyRate: { amountMinor: ${mark}, currency: "EUR" } }`),
      ),
  },
  {
    name: 'change goals',
    service: 'learning',
    weight: 18,
    run: (world) =>
      asOneOf(world, world.people.students, (student) =>
        changes(world, 'learning', student.token, 'student', student.userId, 'updateStudentProfile', (mark) => `{ learningGoals: [{ subject: "algebra", goal: "m${mark}" }] }`),
      ),
  },
  {
    name: 'change course',
    service: 'learning',
    weight: 18,
    run: (world) =>
      asOneOf(world, world.people.tutors, (tutor) => {
        const { courseId } = world.random.pick(tutor.courses);
        return changes(world, 'learning', tutor.token, 'course', courseId, 'updateCourse', (mark) => `{ courseId: "${courseId}", price: { amountMinor: ${mark}, currency: "EUR" } }`);
      }),
  },
  {
    name: 'publish content',
    service: 'ai',
    weight: 2,
    run: (world) =>
      asOneOf(world, world.people.tutors, async (tutor) => {
        const input = { title: `Content ${(world.mark += 1)}`, description: 'Made while things break.', contentType: 'ARTICLE', subject: world.random.pick(SUBJECTS) };
        const query = 'mutation ($input: PublishContentInput!) { publishContent(input: $input) { id } }';
        const answer = await world.pool('ai').ask<{ publishContent: { id: string } }>(query, tutor.token, { input });
        return done(answer, 1, ({ publishContent }) => world.acknowledged.add('content', publishContent.id));
      }),
  },
  {
    name: 'enrol',
    service: 'learning',
    weight: 2,
    run: (world) =>
      asOneOf(world, world.people.students, async (student) => {
        const { courseId } = world.random.pick(world.random.pick(world.people.tutors).courses);
        const query = 'mutation ($courseId: ID!) { enrolInCourse(courseId: $courseId) { id } }';
        const answer = await world.pool('learning').ask<{ enrolInCourse: { id: string } }>(query, student.token, { courseId });
        return done(answer, 1, ({ enrolInCourse }) => world.acknowledged.add('enrolment', enrolInCourse.id));
      }),
  },
  {
    name: 'book',
    service: 'learning',
    weight: 2,
    run: (world) =>
      asOneOf(world, world.people.students, async (student) => {
        // Whoever was not told what became of the last one asks again, with the same key.
        const waiting = world.unanswered.findIndex((request) => request.student === student);
        const [again] = waiting < 0 ? [] : world.unanswered.splice(waiting, 1);
        // One in ten asks for an hour that may be taken.
        const request = again ?? bookingOf(world, student, world.random.chance(0.1));
        const answer = await askToBook(world, request);
        if (answer.kind === 'unknown') world.unanswered.push(request);
        return done(answer, 1, () => undefined);
      }),
  },
  {
    name: 'pay',
    service: 'payment',
    weight: 2,
    run: (world) =>
      withNext(
        world.unpaid,
        async ({ lessonId, student }) => {
          // The lesson's own id: a repetition is told what the first was told.
          const input = { lessonId, paymentMethod: 'pm_card_visa', idempotencyKey: lessonId };
          const query = 'mutation ($input: PayLessonInput!) { payLesson(input: $input) { __typename } }';
          const answer = await world.pool('payment').ask<{ payLesson: { __typename: string } }>(query, student.token, { input });
          return done(answer, 1, ({ payLesson }) => {
            if (payLesson.__typename !== 'PaymentAuthorized') return;
            world.acknowledged.add('payment', lessonId);
            world.scheduled.push({ lessonId, student, tries: 0 });
          });
        },
        world,
      ),
  },
  {
    name: 'confirm',
    service: 'learning',
    weight: 2,
    run: (world) =>
      withNext(
        world.scheduled,
        async ({ lessonId, student }) => {
          const answer = await world.pool('learning').ask('mutation ($id: ID!) { confirmLesson(lessonId: $id) { id } }', student.token, { id: lessonId });
          return done(answer, 1, () => {
            world.acknowledged.add('completed-lesson', lessonId);
            world.completed.push({ lessonId, student, tries: 0 });
          });
        },
        world,
      ),
  },
  {
    name: 'review',
    service: 'analytics',
    weight: 2,
    run: (world) =>
      withNext(
        world.completed,
        async ({ lessonId, student }) => {
          const input = { lessonId, rating: world.random.between(1, 5), comment: 'Seen through failures.', idempotencyKey: lessonId };
          const query = 'mutation ($input: ReviewLessonInput!) { reviewLesson(input: $input) { id } }';
          const answer = await world.pool('analytics').ask<{ reviewLesson: { id: string } }>(query, student.token, { input });
          return done(answer, 1, ({ reviewLesson }) => world.acknowledged.add('review', reviewLesson.id));
        },
        world,
      ),
  },
];
