import type { DomainError } from '@edtech/errors';
import type { LessonStatus } from '../lessons/lesson-status.js';
import { lessonHoldExpired, lessonIsFree, lessonNotHeld, payableLessonNotFound } from './payments.errors.js';

/** What has to be known of a lesson in order to pay for it. */
export interface PayableLesson {
  readonly lessonId: string;
  readonly studentUserId: string;
  readonly tutorUserId: string;
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly status: LessonStatus;
  readonly holdExpiresAt: Date | null;
}

/** Why this user may not pay for this lesson now; null when they may. */
export function refusalToPay(lesson: PayableLesson, studentUserId: string, now: Date): DomainError | null {
  const { lessonId, status, holdExpiresAt } = lesson;
  if (lesson.studentUserId !== studentUserId) return payableLessonNotFound({ lessonId });
  if (status !== 'held') return lessonNotHeld({ lessonId, status });
  if (holdExpiresAt !== null && holdExpiresAt <= now) return lessonHoldExpired({ lessonId });
  if (lesson.priceMinor <= 0n) return lessonIsFree({ lessonId });
  return null;
}
