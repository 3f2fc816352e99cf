import { isCalledOff, type LessonStatus } from '../lessons/lesson-status.js';

export const PAYMENT_STATUSES = [
  'authorization_pending',
  'authorized',
  'declined',
  'capture_pending',
  'captured',
  'void_pending',
  'voided',
  'refunded',
] as const;

export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** The provider has to be asked next: the settlement loop's work. */
export type PendingStatus = Extract<PaymentStatus, `${string}_pending`>;

/** What may follow what. The database refuses anything else too. */
const NEXT: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  authorization_pending: ['authorized', 'declined', 'void_pending'],
  authorized: ['capture_pending', 'void_pending'],
  declined: [],
  capture_pending: ['captured'],
  captured: ['refunded'],
  void_pending: ['voided'],
  voided: [],
  refunded: [],
};

export function canBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return NEXT[from].includes(to);
}

export function isPending(status: PaymentStatus): status is PendingStatus {
  return status.endsWith('_pending');
}

/** What the provider said about an authorisation. */
export type AuthorizationOutcome =
  | { readonly kind: 'authorized'; readonly reference: string }
  | { readonly kind: 'declined'; readonly reason: string };

/**
 * What becomes of a payment when the provider has answered.
 *
 * @param lesson the lesson's status at that moment, or null when nothing has been heard of it yet. It may have been
 *   called off while the provider was being asked: then the authorisation is given back and nobody is told of it.
 */
export function afterAuthorization(outcome: AuthorizationOutcome, lesson: LessonStatus | null): 'authorized' | 'declined' | 'void_pending' {
  if (outcome.kind === 'declined') return 'declined';
  return lesson !== null && isCalledOff(lesson) ? 'void_pending' : 'authorized';
}

/**
 * What becomes of a payment when its lesson changes; null for nothing. An authorisation in flight stays as it is:
 * {@link afterAuthorization} looks at the lesson when the answer comes.
 */
export function afterLessonChange(status: PaymentStatus, lesson: LessonStatus): 'capture_pending' | 'void_pending' | null {
  if (status !== 'authorized') return null;
  if (lesson === 'completed') return 'capture_pending';
  return isCalledOff(lesson) ? 'void_pending' : null;
}
