import { randomUUID } from 'node:crypto';
import type { Participant } from '../participant.js';
import type { Narrator } from '../narrator.js';
import type { Course } from './prepare-the-course.js';
import { BOOK_LESSON, FREE_SLOTS, LESSON_STATUS, PAY_LESSON } from './lesson-operations.js';

interface Booking {
  readonly narrator: Narrator;
  readonly student: Participant;
  readonly course: Course;
  readonly subject: string;
}

interface BookedLesson {
  readonly lessonId: string;
  readonly bookingToScheduledMs: number;
}

const DAY_MS = 86_400_000;

/** The student finds the tutor, books a slot, fails to pay (the slot is free again), books it once more and pays. */
export async function bookAndPay({ narrator, student, course, subject }: Booking): Promise<BookedLesson> {
  await narrator.does('student', 'asks for a tutor and finds this one first, with reasons', async () => {
    const { requestMatch } = await student.client.request<RequestMatch>(REQUEST_MATCH, {
      input: { subject, budget: { amountMinor: 5000, currency: 'EUR' }, requirements: { languages: ['en'] } },
    });
    const [best] = requestMatch.candidates;
    if (best?.tutor.id !== course.tutorId || best.reasons.length === 0) throw new Error(`unexpected candidates: ${JSON.stringify(requestMatch.candidates)}`);
  });
  const startsAt = await narrator.does('student', 'sees free slots', async () => {
    const from = new Date(Date.now() + DAY_MS);
    const { freeSlots } = await student.client.request<{ freeSlots: { startsAt: string }[] }>(FREE_SLOTS, {
      tutorId: course.tutorId,
      from: from.toISOString(),
      to: new Date(from.getTime() + 2 * DAY_MS).toISOString(),
      durationMinutes: 60,
    });
    if (!freeSlots[0]) throw new Error('no free slot in two days');
    return freeSlots[0].startsAt;
  });

  const declined = await narrator.does('student', 'books the first slot: it is held', () => book(student, course, startsAt));
  await narrator.does('student', 'pays with a card that is declined', async () => {
    const { payLesson } = await pay(student, declined, 'pm_card_declined');
    if (payLesson.__typename !== 'CardDeclined') throw new Error(`expected a declined card, got ${payLesson.__typename}`);
  });
  await narrator.learns('learning', 'has released the slot', async () => (await lessonStatus(student, declined)) === 'RELEASED');

  const bookedAt = performance.now();
  const lessonId = await narrator.does('student', 'books the same slot again', () => book(student, course, startsAt));
  await narrator.does('student', 'pays with a good card', async () => {
    const { payLesson } = await pay(student, lessonId, 'pm_card_visa');
    if (payLesson.__typename !== 'PaymentAuthorized') throw new Error(`expected an authorised payment, got ${payLesson.__typename}`);
  });
  await narrator.learns('learning', 'has scheduled the lesson', async () => (await lessonStatus(student, lessonId)) === 'SCHEDULED');
  const bookingToScheduledMs = performance.now() - bookedAt;

  await narrator.does('tutor', 'cannot be booked twice for that slot', async () => {
    const { bookLesson } = await student.client.request<BookLesson>(BOOK_LESSON, { input: bookingInput(course, startsAt) });
    if (bookLesson.__typename !== 'SlotTaken') throw new Error(`expected a taken slot, got ${bookLesson.__typename}`);
  });
  return { lessonId, bookingToScheduledMs };
}

const bookingInput = (course: Course, startsAt: string): Record<string, string> => ({
  tutorId: course.tutorId,
  courseId: course.id,
  startsAt,
  idempotencyKey: randomUUID(),
});

async function book(student: Participant, course: Course, startsAt: string): Promise<string> {
  const { bookLesson } = await student.client.request<BookLesson>(BOOK_LESSON, { input: bookingInput(course, startsAt) });
  if (bookLesson.__typename !== 'LessonBooked') throw new Error(`expected a booked lesson, got ${bookLesson.__typename}`);
  return bookLesson.lesson.id;
}

const pay = (student: Participant, lessonId: string, paymentMethod: string): Promise<PayLesson> =>
  student.client.request<PayLesson>(PAY_LESSON, { input: { lessonId, paymentMethod, idempotencyKey: randomUUID() } });

async function lessonStatus(student: Participant, id: string): Promise<string | undefined> {
  return (await student.client.request<{ lesson: { status: string } | null }>(LESSON_STATUS, { id })).lesson?.status;
}

interface RequestMatch {
  readonly requestMatch: { readonly candidates: { readonly tutor: { readonly id: string }; readonly score: number; readonly reasons: string[] }[] };
}

type BookLesson = { readonly bookLesson: { readonly __typename: 'LessonBooked'; readonly lesson: { readonly id: string } } | { readonly __typename: 'SlotTaken' } };

interface PayLesson {
  readonly payLesson: { readonly __typename: 'PaymentAuthorized' | 'CardDeclined' };
}

const REQUEST_MATCH = /* GraphQL */ `
  mutation RequestMatch($input: RequestMatchInput!) {
    requestMatch(input: $input) {
      candidates {
        tutor {
          id
        }
        score
        reasons
      }
    }
  }
`;
