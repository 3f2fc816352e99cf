import type { LessonStatus } from './lesson-status.js';

/** What this service has to know of a lesson before somebody pays for it. */
export interface KnownLesson {
  readonly lessonId: string;
  readonly studentUserId: string;
  readonly tutorUserId: string;
  readonly priceMinor: bigint;
  readonly currency: string;
  readonly status: LessonStatus;
  readonly holdExpiresAt: Date | null;
}
