import { illegalLessonState, lessonAlreadyStarted, lessonNotStarted } from './lessons.errors.js';

/**
 * held: the slot is kept until it is paid for; scheduled: paid for; completed: it took place.
 * released: the hold ended without a payment; cancelled: called off before it began.
 */
export type LessonStatus = 'held' | 'scheduled' | 'released' | 'cancelled' | 'completed';

export type EndReason = 'payment_declined' | 'hold_expired' | 'cancelled_by_student' | 'cancelled_by_tutor' | 'cancelled_by_admin';

/** As much of a lesson as its rules look at. */
export interface Lesson {
  readonly id: string;
  readonly status: LessonStatus;
  readonly scheduledAt: Date;
}

/** What a step changes. The hold ends with whatever comes after it. */
export interface LessonChange {
  readonly status: LessonStatus;
  readonly holdExpiresAt: null;
  readonly endReason: EndReason | null;
  readonly completedAt: Date | null;
}

/** The steps that there are. The database refuses the others too. */
export const NEXT: Readonly<Record<LessonStatus, readonly LessonStatus[]>> = {
  held: ['scheduled', 'released'],
  scheduled: ['completed', 'cancelled'],
  released: [],
  cancelled: [],
  completed: [],
};

/** The payment was authorised. */
export function schedule(lesson: Lesson): LessonChange {
  return step(lesson, 'scheduled');
}

/** The hold ended without a payment. */
export function release(lesson: Lesson, endReason: 'payment_declined' | 'hold_expired'): LessonChange {
  return step(lesson, 'released', { endReason });
}

/** The student says that it took place, which may be before its planned end: it is the student's money. */
export function confirm(lesson: Lesson, now: Date): LessonChange {
  return step(lesson, 'completed', { completedAt: now });
}

/** The tutor says that it took place, which cannot be before it started. */
export function complete(lesson: Lesson, now: Date): LessonChange {
  const change = step(lesson, 'completed', { completedAt: now });
  if (now < lesson.scheduledAt) throw lessonNotStarted({ lessonId: lesson.id, scheduledAt: lesson.scheduledAt.toISOString() });
  return change;
}

/** Called off, which is possible until it starts. */
export function cancel(lesson: Lesson, by: 'student' | 'tutor' | 'admin', now: Date): LessonChange {
  const change = step(lesson, 'cancelled', { endReason: `cancelled_by_${by}` });
  if (now >= lesson.scheduledAt) throw lessonAlreadyStarted({ lessonId: lesson.id, scheduledAt: lesson.scheduledAt.toISOString() });
  return change;
}

function step(lesson: Lesson, to: LessonStatus, end: { endReason?: EndReason; completedAt?: Date } = {}): LessonChange {
  if (!NEXT[lesson.status].includes(to)) throw illegalLessonState({ lessonId: lesson.id, from: lesson.status, to });
  return { status: to, holdExpiresAt: null, endReason: end.endReason ?? null, completedAt: end.completedAt ?? null };
}
