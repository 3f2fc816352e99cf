import type { DomainError } from '@edtech/errors';
import type { KnownLesson } from '../lessons/known-lesson.js';
import { lessonHoldExpired, lessonIsFree, lessonNotHeld, payableLessonNotFound } from './payments.errors.js';

/** Why this user may not pay for this lesson now; null when they may. */
export function refusalToPay(lesson: KnownLesson, studentUserId: string, now: Date): DomainError | null {
  const { lessonId, status, holdExpiresAt } = lesson;
  if (lesson.studentUserId !== studentUserId) return payableLessonNotFound({ lessonId });
  if (status !== 'held') return lessonNotHeld({ lessonId, status });
  if (holdExpiresAt !== null && holdExpiresAt <= now) return lessonHoldExpired({ lessonId });
  if (lesson.priceMinor <= 0n) return lessonIsFree({ lessonId });
  return null;
}
