import { randomUUID } from 'node:crypto';
import type { GatewayClient } from '../gateway-client.js';
import type { JourneyReport } from '../journey.js';
import type { Participant } from '../participant.js';
import { BOOK_LESSON, FREE_SLOTS, LESSON_STATUS, PAY_LESSON } from './lesson-operations.js';
import { SIGN_IN } from './sign-up-both.js';

const DAY_MS = 86_400_000;

/** How far an erasure is, as whoever has its reference sees it. */
export interface ErasureProgress {
  readonly completedAt: string | null;
  readonly parts: readonly { readonly service: string; readonly completedAt: string | null }[];
}

/** @returns the reference to follow it by */
export async function askToBeErased({ client, email }: Participant): Promise<string> {
  const { requestErasure } = await client.request<{ requestErasure: { reference: string } }>(REQUEST, { email });
  return requestErasure.reference;
}

/** A first name that nobody else has. */
export async function rename({ client }: Participant, firstName: string): Promise<void> {
  await client.request(RENAME, { input: { firstName } });
}

/** Without an account: whose it was has none any more. */
export async function erasureProgress(door: GatewayClient, reference: string): Promise<ErasureProgress | null> {
  return (await door.request<{ erasure: ErasureProgress | null }>(PROGRESS, { reference })).erasure;
}

/** One more lesson, in three days, which is paid for and has still to come. @returns its id */
export async function bookAnother({ student, lessonId }: JourneyReport): Promise<string> {
  const { lesson } = await student.client.request<{ lesson: { tutor: { id: string }; course: { id: string } | null } }>(COURSE_OF, { id: lessonId });
  const tutorId = lesson.tutor.id;
  const from = Date.now() + 3 * DAY_MS;
  const span = { from: new Date(from).toISOString(), to: new Date(from + DAY_MS).toISOString() };
  const { freeSlots } = await student.client.request<{ freeSlots: { startsAt: string }[] }>(FREE_SLOTS, { tutorId, ...span, durationMinutes: 60 });
  const input = { tutorId, courseId: lesson.course?.id, startsAt: freeSlots[0]?.startsAt, idempotencyKey: randomUUID() };
  const { bookLesson } = await student.client.request<{ bookLesson: { lesson?: { id: string } } }>(BOOK_LESSON, { input });
  const another = bookLesson.lesson?.id;
  if (another === undefined) throw new Error('no other lesson can be booked');
  const { payLesson } = await student.client.request<{ payLesson: { __typename: string } }>(PAY_LESSON, { input: { lessonId: another, paymentMethod: 'pm_card_visa', idempotencyKey: randomUUID() } });
  if (payLesson.__typename !== 'PaymentAuthorized') throw new Error(`expected an authorised payment, got ${payLesson.__typename}`);
  return another;
}

export async function statusOf({ client }: Participant, id: string): Promise<string | undefined> {
  return (await client.request<{ lesson: { status: string } | null }>(LESSON_STATUS, { id })).lesson?.status;
}

/** What the other person still sees: of the student, of the lesson that took place, and of what both have written. */
export async function leftFor({ client }: Participant, { student, lessonId }: JourneyReport) {
  const { user, lesson } = await client.request<WhatTheTutorSees>(WHAT_THE_TUTOR_SEES, { student: student.userId, lesson: lessonId });
  return {
    shownAs: user && `${user.firstName} ${user.lastName}`,
    lesson: lesson?.status,
    payment: lesson?.payment?.status,
    messages: lesson?.conversation?.messages.edges.map(({ node }) => node.content).sort(),
  };
}

/** @returns the code with which it is refused; undefined where it is not */
export async function signInAgain(door: GatewayClient, { email, password }: Participant): Promise<unknown> {
  return (await door.answer(SIGN_IN, { input: { email, password } })).errors?.[0]?.extensions?.code;
}

interface WhatTheTutorSees {
  readonly user: { readonly firstName: string | null; readonly lastName: string | null } | null;
  readonly lesson: {
    readonly status: string;
    readonly payment: { readonly status: string } | null;
    readonly conversation: { readonly messages: { readonly edges: readonly { readonly node: { readonly content: string } }[] } } | null;
  } | null;
}

const REQUEST = /* GraphQL */ `
  mutation RequestErasure($email: String!) {
    requestErasure(input: { email: $email }) {
      reference
    }
  }
`;

const RENAME = /* GraphQL */ `
  mutation Rename($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      id
    }
  }
`;

const PROGRESS = /* GraphQL */ `
  query ErasureProgress($reference: String!) {
    erasure(reference: $reference) {
      completedAt
      parts {
        service
        completedAt
      }
    }
  }
`;

const COURSE_OF = /* GraphQL */ `
  query CourseOf($id: ID!) {
    lesson(id: $id) {
      tutor {
        id
      }
      course {
        id
      }
    }
  }
`;

const WHAT_THE_TUTOR_SEES = /* GraphQL */ `
  query WhatTheTutorSees($student: ID!, $lesson: ID!) {
    user(id: $student) {
      firstName
      lastName
    }
    lesson(id: $lesson) {
      status
      payment {
        status
      }
      conversation {
        messages(first: 20) {
          edges {
            node {
              content
            }
          }
        }
      }
    }
  }
`;
