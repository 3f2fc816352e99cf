import fc from 'fast-check';
import type { LessonStatus } from '../lessons/lesson-status.js';
import { afterAuthorization, afterLessonChange, canBecome, isPending, PAYMENT_STATUSES, type PaymentStatus } from './payment.js';

const LESSON_STATUSES: LessonStatus[] = ['held', 'scheduled', 'released', 'cancelled', 'completed'];
const authorized = { kind: 'authorized', reference: 'r' } as const;
const declined = { kind: 'declined', reason: 'card_declined' } as const;

describe('the life of a payment', () => {
  it('ends: no status leads back to itself, whatever happens', () => {
    const reaches = (from: PaymentStatus, seen: readonly PaymentStatus[] = []): boolean =>
      PAYMENT_STATUSES.filter((to) => canBecome(from, to)).every((to) => !seen.includes(to) && reaches(to, [...seen, from]));
    for (const status of PAYMENT_STATUSES) expect(reaches(status)).toBe(true);
  });

  it('takes money only of what was authorised, and gives back nothing that was taken by a void', () => {
    expect(PAYMENT_STATUSES.filter((from) => canBecome(from, 'capture_pending'))).toEqual(['authorized']);
    expect(PAYMENT_STATUSES.filter((from) => canBecome(from, 'captured'))).toEqual(['capture_pending']);
    expect(canBecome('captured', 'void_pending')).toBe(false);
    expect(canBecome('capture_pending', 'void_pending')).toBe(false);
  });

  it('never decides on a step that it does not know', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAYMENT_STATUSES), fc.constantFrom(...LESSON_STATUSES), (status, lesson) => {
        const next = afterLessonChange(status, lesson);
        expect(next === null || canBecome(status, next)).toBe(true);
      }),
    );
    for (const outcome of [authorized, declined]) {
      for (const lesson of [...LESSON_STATUSES, null]) expect(canBecome('authorization_pending', afterAuthorization(outcome, lesson))).toBe(true);
    }
  });

  it('authorises for a lesson that is held or not heard of yet', () => {
    expect(afterAuthorization(authorized, 'held')).toBe('authorized');
    expect(afterAuthorization(authorized, null)).toBe('authorized');
  });

  it.each(['released', 'cancelled'] as const)('gives an authorisation back when the lesson was %s meanwhile', (lesson) => {
    expect(afterAuthorization(authorized, lesson)).toBe('void_pending');
    expect(afterAuthorization(declined, lesson)).toBe('declined');
  });

  it('takes the money when the lesson took place, and gives it back when it was called off', () => {
    expect(afterLessonChange('authorized', 'completed')).toBe('capture_pending');
    expect(afterLessonChange('authorized', 'cancelled')).toBe('void_pending');
    expect(afterLessonChange('authorized', 'released')).toBe('void_pending');
  });

  it('does nothing a second time, nor to a payment that was never authorised', () => {
    const others = PAYMENT_STATUSES.filter((status) => status !== 'authorized');
    for (const status of others) for (const lesson of LESSON_STATUSES) expect(afterLessonChange(status, lesson)).toBeNull();
  });

  it('knows where the provider has to be asked', () => {
    expect(PAYMENT_STATUSES.filter(isPending)).toEqual(['authorization_pending', 'capture_pending', 'void_pending']);
  });
});
