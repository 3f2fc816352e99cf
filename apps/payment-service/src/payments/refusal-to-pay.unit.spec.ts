import type { KnownLesson } from '../lessons/known-lesson.js';
import { refusalToPay } from './refusal-to-pay.js';

const now = new Date('2026-11-01T09:00:00Z');
const lesson: KnownLesson = {
  lessonId: 'l',
  studentUserId: 'charles',
  tutorUserId: 'ada',
  priceMinor: 4_000n,
  currency: 'EUR',
  status: 'held',
  holdExpiresAt: new Date('2026-11-01T09:10:00Z'),
};

describe('who may pay for a lesson, and when', () => {
  it('is its student, while the slot is held', () => {
    expect(refusalToPay(lesson, 'charles', now)).toBeNull();
  });

  it.each(['ada', 'somebody'])('is not %s, who is not told whether the lesson exists', (user) => {
    expect(refusalToPay(lesson, user, now)?.code).toBe('PAYABLE_LESSON_NOT_FOUND');
  });

  it('is nobody from the moment on at which the hold expires', () => {
    expect(refusalToPay({ ...lesson, holdExpiresAt: now }, 'charles', now)?.code).toBe('LESSON_HOLD_EXPIRED');
    expect(refusalToPay({ ...lesson, holdExpiresAt: new Date(now.getTime() + 1) }, 'charles', now)).toBeNull();
  });

  it.each(['scheduled', 'released', 'cancelled', 'completed'] as const)('is nobody when the lesson is %s', (status) => {
    expect(refusalToPay({ ...lesson, status }, 'charles', now)).toMatchObject({ code: 'LESSON_NOT_HELD', details: { status } });
  });

  it('is nobody when the lesson is free', () => {
    expect(refusalToPay({ ...lesson, priceMinor: 0n }, 'charles', now)?.code).toBe('LESSON_IS_FREE');
  });
});
