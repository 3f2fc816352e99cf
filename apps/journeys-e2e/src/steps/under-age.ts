import { randomUUID } from 'node:crypto';
import type { MailFolder } from '@edtech/mail';
import type { Admin } from '../admin.js';
import type { GatewayClient } from '../gateway-client.js';
import type { Narrator } from '../narrator.js';
import type { Participant } from '../participant.js';
import { prepareTheCourse, type Course } from './prepare-the-course.js';
import { signUp, signUpBoth } from './sign-up-both.js';
import { BOOK_LESSON, FREE_SLOTS, LESSON_STATUS, PAY_LESSON } from './lesson-operations.js';

const YEAR_MS = 365.25 * 24 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Enough slots to try one after the other until everybody knows. */
const DAYS = 20;

/** A student who is under age finds a guardian, books and pays with consent, and not without. */
export async function bookUnderAge(door: GatewayClient, mails: MailFolder, admin: Admin, narrator: Narrator): Promise<void> {
  const label = randomUUID().slice(0, 8);
  const subject = `mathematics-${label}`;
  const { tutor, student: minor } = await signUpBoth(door, mails, narrator, label, { dateOfBirth: bornYearsAgo(12) });
  const course = await prepareTheCourse({ admin, narrator, tutor, student: minor, subject });
  const slots = await freeSlots(minor, course);
  /** A slot that nobody has tried to book. */
  const another = (): string => {
    const slot = slots.pop();
    if (slot === undefined) throw new Error('there are no free slots left');
    return slot;
  };

  await narrator.learns('learning', 'knows that the student is under age: nothing can be booked', async () => (await book(minor, course, another())).__typename === 'BookingNeedsConsent');

  const guardianEmail = `guardian-${label}@example.org`;
  await narrator.does('student', 'asks for a guardian', () => minor.client.request(INVITE, { input: { email: guardianEmail } }));
  const token = await mails.waitFor(guardianEmail, ({ text }) => /guardian-invitation#token=([\w-]+)/.exec(text)?.[1]);
  const person = { role: 'STUDENT', firstName: 'George', lastName: 'Byron', email: guardianEmail, dateOfBirth: bornYearsAgo(40) } as const;
  const guardian = await signUp(door, mails, narrator, 'guardian', person);
  await narrator.does('guardian', 'sees who asks, and accepts', async () => {
    const { guardianInvitation } = await guardian.client.request<{ guardianInvitation: { ward: { id: string } } }>(LOOK, { token });
    if (guardianInvitation.ward.id !== minor.userId) throw new Error('somebody else asks');
    await guardian.client.request(ACCEPT, { token });
  });
  const consent = (kinds: readonly string[]) => guardian.client.request(CONSENT, { wardId: minor.userId, input: { kinds, maximumPerLesson: { amountMinor: 5_000, currency: 'EUR' } } });
  await narrator.does('guardian', 'consents to lessons of up to 50.00 EUR', () => consent(['BOOKING', 'PAYMENT']));

  const slot = another();
  const lessonId = await narrator.learns('learning', 'knows of the consent: the lesson is held', async () => (await book(minor, course, slot)).lesson?.id);
  await narrator.learns('payment', 'knows of the consent: the lesson is paid', async () => (await pay(minor, lessonId)) === 'PaymentAuthorized');
  await narrator.learns('learning', 'has scheduled the lesson', async () => (await statusOf(minor, lessonId)) === 'SCHEDULED');

  await narrator.does('guardian', 'consents to bookings only', () => consent(['BOOKING']));
  await narrator.learns('payment', 'takes nothing any more', async () => {
    // What is paid before it is known is paid: the next lesson is not.
    const { lesson } = await book(minor, course, another());
    if (!lesson) throw new Error('a lesson could not be booked with consent');
    return (await pay(minor, lesson.id)) === 'PaymentNeedsConsent';
  });
  await narrator.does('guardian', 'withdraws the consent', () => guardian.client.request(WITHDRAW, { wardId: minor.userId }));
  await narrator.learns('learning', 'books nothing any more', async () => (await book(minor, course, another())).__typename === 'BookingNeedsConsent');
  await narrator.does('student', 'keeps the lesson that is booked', async () => {
    const status = await statusOf(minor, lessonId);
    if (status !== 'SCHEDULED') throw new Error(`it is ${status}`);
  });
}

const bornYearsAgo = (years: number): string => new Date(Date.now() - years * YEAR_MS).toISOString().slice(0, 10);

/** When the course can be taken, from tomorrow on; none of these overlaps another. */
async function freeSlots(minor: Participant, course: Course): Promise<string[]> {
  const from = Date.now() + DAY_MS;
  const { freeSlots: free } = await minor.client.request<{ freeSlots: { startsAt: string; endsAt: string }[] }>(FREE_SLOTS, {
    tutorId: course.tutorId,
    from: new Date(from).toISOString(),
    to: new Date(from + DAYS * DAY_MS).toISOString(),
    durationMinutes: 60,
  });
  const apart: { startsAt: string; endsAt: string }[] = [];
  for (const one of free) if ((apart.at(-1)?.endsAt ?? '') <= one.startsAt) apart.push(one);
  return apart.map(({ startsAt }) => startsAt);
}

interface Booked {
  readonly __typename: 'LessonBooked' | 'SlotTaken' | 'BookingNeedsConsent';
  readonly lesson?: { readonly id: string };
}

async function book(minor: Participant, { id: courseId, tutorId }: Course, startsAt: string): Promise<Booked> {
  const input = { tutorId, courseId, startsAt, idempotencyKey: randomUUID() };
  return (await minor.client.request<{ bookLesson: Booked }>(BOOK_LESSON, { input })).bookLesson;
}

async function pay(minor: Participant, lessonId: string): Promise<string> {
  const input = { lessonId, paymentMethod: 'pm_card_visa', idempotencyKey: randomUUID() };
  return (await minor.client.request<{ payLesson: { __typename: string } }>(PAY_LESSON, { input })).payLesson.__typename;
}

async function statusOf(minor: Participant, id: string): Promise<string | undefined> {
  return (await minor.client.request<{ lesson: { status: string } | null }>(LESSON_STATUS, { id })).lesson?.status;
}

const INVITE = /* GraphQL */ `
  mutation InviteGuardian($input: InviteGuardianInput!) {
    inviteGuardian(input: $input) {
      status
    }
  }
`;

const LOOK = /* GraphQL */ `
  query GuardianInvitation($token: String!) {
    guardianInvitation(token: $token) {
      ward {
        id
        firstName
      }
    }
  }
`;

const ACCEPT = /* GraphQL */ `
  mutation AcceptGuardianship($token: String!) {
    acceptGuardianship(token: $token) {
      status
    }
  }
`;

const CONSENT = /* GraphQL */ `
  mutation GiveConsent($wardId: ID!, $input: GiveConsentInput!) {
    giveConsent(wardId: $wardId, input: $input) {
      consent {
        kinds
      }
    }
  }
`;

const WITHDRAW = /* GraphQL */ `
  mutation WithdrawConsent($wardId: ID!) {
    withdrawConsent(wardId: $wardId) {
      status
    }
  }
`;
