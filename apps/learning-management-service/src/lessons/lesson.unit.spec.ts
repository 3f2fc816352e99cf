import { DomainError } from '@edtech/errors';
import fc from 'fast-check';
import { cancel, complete, confirm, NEXT, release, schedule, type Lesson, type LessonChange, type LessonStatus } from './lesson.js';

const STATUSES: readonly LessonStatus[] = ['held', 'scheduled', 'released', 'cancelled', 'completed'];
const START = new Date('2030-01-07T10:00:00Z');
const before = new Date(START.getTime() - 1);
const lesson = (status: LessonStatus): Lesson => ({ id: 'l', status, scheduledAt: START });

const steps: Record<string, { to: LessonStatus; take: (lesson: Lesson) => LessonChange }> = {
  schedule: { to: 'scheduled', take: schedule },
  'release after a decline': { to: 'released', take: (one) => release(one, 'payment_declined') },
  'release after expiry': { to: 'released', take: (one) => release(one, 'hold_expired') },
  confirm: { to: 'completed', take: (one) => confirm(one, before) },
  complete: { to: 'completed', take: (one) => complete(one, START) },
  cancel: { to: 'cancelled', take: (one) => cancel(one, 'tutor', before) },
};

function refusal(take: () => unknown): DomainError {
  try {
    take();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('was not refused');
}

const legal = new Set(['held>scheduled', 'held>released', 'scheduled>completed', 'scheduled>cancelled']);

describe.each(Object.entries(steps))('%s', (_, { to, take }) => {
  test.each(STATUSES)('from %s: taken when it is legal, refused naming both states otherwise', (from) => {
    if (legal.has(`${from}>${to}`)) {
      expect(take(lesson(from))).toMatchObject({ status: to, holdExpiresAt: null });
    } else {
      const error = refusal(() => take(lesson(from)));
      expect(error).toMatchObject({ code: 'ILLEGAL_LESSON_STATE', details: { lessonId: 'l', from, to } });
      expect(error.message).toContain(from);
      expect(error.message).toContain(to);
    }
  });
});

test('a lesson that has ended stays as it ended', () => {
  const walk = fc.array(fc.constantFrom(...Object.values(steps)), { maxLength: 12 });
  fc.assert(
    fc.property(walk, (taken) => {
      let status: LessonStatus = 'held';
      for (const { take } of taken) {
        const ended = NEXT[status].length === 0;
        const next: LessonStatus = attempt(() => take(lesson(status)).status) ?? status;
        if (ended) expect(next).toBe(status);
        status = next;
      }
    }),
  );
});

function attempt<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}

test('a tutor completes a lesson from its start on, and not a moment earlier', () => {
  expect(complete(lesson('scheduled'), START).completedAt).toEqual(START);
  expect(refusal(() => complete(lesson('scheduled'), before)).code).toBe('LESSON_NOT_STARTED');
});

test('a student may confirm before the planned end', () => {
  expect(confirm(lesson('scheduled'), before)).toMatchObject({ status: 'completed', completedAt: before });
});

test('a lesson can be cancelled until it starts, saying by whom', () => {
  expect(cancel(lesson('scheduled'), 'student', before).endReason).toBe('cancelled_by_student');
  expect(refusal(() => cancel(lesson('scheduled'), 'student', START)).code).toBe('LESSON_ALREADY_STARTED');
});
