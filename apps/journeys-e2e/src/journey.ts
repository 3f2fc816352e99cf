import { randomUUID } from 'node:crypto';
import type { MailFolder } from '@edtech/mail';
import type { Admin } from './admin.js';
import type { GatewayClient } from './gateway-client.js';
import type { Narrator, StepReport } from './narrator.js';
import type { Participant } from './participant.js';
import { bookAndPay } from './steps/book-and-pay.js';
import { completeAndReview } from './steps/complete-and-review.js';
import { meet } from './steps/meet.js';
import { prepareTheCourse } from './steps/prepare-the-course.js';
import { seeTheWholePicture } from './steps/see-the-whole-picture.js';
import { signUpBoth } from './steps/sign-up-both.js';

export interface JourneyReport {
  readonly steps: readonly StepReport[];
  /** From the client's `bookLesson` to the moment the student sees the lesson scheduled. */
  readonly bookingToScheduledMs: number;
  readonly tutor: Participant;
  readonly student: Participant;
  readonly lessonId: string;
}

/**
 * One lesson from sign-up to review, through the gateway's GraphQL and the mails of those who take part only. Rejects with who was to do or know what
 * when a step fails or a fact is not seen.
 */
export async function playJourney(door: GatewayClient, mails: MailFolder, admin: Admin, narrator: Narrator): Promise<JourneyReport> {
  // A subject of its own, so that journeys side by side do not find each other's tutors.
  const label = randomUUID().slice(0, 8);
  const subject = `mathematics-${label}`;
  const { tutor, student } = await signUpBoth(door, mails, narrator, label);
  const course = await prepareTheCourse({ admin, narrator, tutor, student, subject });
  const booking = await bookAndPay({ narrator, student, course, subject });
  await meet({ narrator, tutor, student, lessonId: booking.lessonId });
  await completeAndReview({ narrator, student, course, lessonId: booking.lessonId, subject });
  await seeTheWholePicture({ narrator, student });
  return { steps: narrator.steps, bookingToScheduledMs: booking.bookingToScheduledMs, tutor, student, lessonId: booking.lessonId };
}
