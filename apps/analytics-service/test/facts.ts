import type { EventData, learningLessonCompletedV1, paymentPaymentCapturedV1 } from '@edtech/contracts';
import { v7 } from 'uuid';

/** A lesson that took place; between two new people unless told otherwise. */
export function completedLesson(facts: Partial<EventData<typeof learningLessonCompletedV1>> = {}): EventData<typeof learningLessonCompletedV1> {
  return {
    lessonId: v7(),
    courseId: null,
    subject: 'mathematics',
    tutorId: v7(),
    tutorUserId: v7(),
    studentId: v7(),
    studentUserId: v7(),
    scheduledAt: '2026-03-02T09:00:00.000Z',
    endsAt: '2026-03-02T10:00:00.000Z',
    durationMinutes: 60,
    price: { amountMinor: 4000, currency: 'EUR' },
    status: 'completed',
    holdExpiresAt: null,
    endReason: null,
    meetingUrl: null,
    completedAt: '2026-03-02T10:01:00.000Z',
    ...facts,
  };
}

/** A payment in minor units of one currency; captured in full unless told otherwise. */
export function payment({
  amountMinor = 4000,
  refundedMinor = 0,
  currency = 'EUR',
  ...facts
}: Partial<Omit<EventData<typeof paymentPaymentCapturedV1>, 'amount' | 'refunded'>> & {
  amountMinor?: number;
  refundedMinor?: number;
  currency?: string;
} = {}): EventData<typeof paymentPaymentCapturedV1> {
  return {
    paymentId: v7(),
    lessonId: v7(),
    studentUserId: v7(),
    tutorUserId: v7(),
    amount: { amountMinor, currency },
    platformFee: { amountMinor: 0, currency },
    tutorShare: { amountMinor, currency },
    refunded: { amountMinor: refundedMinor, currency },
    status: 'captured',
    declineReason: null,
    ...facts,
  };
}
