import {
  learningLessonCompletedV1,
  paymentPaymentAuthorizedV1,
  paymentPaymentCapturedV1,
  paymentPaymentDeclinedV1,
  paymentPaymentRefundedV1,
  paymentPaymentVoidedV1,
} from '@edtech/contracts';
import { copiedTable } from '@edtech/messaging';
import { completedLessons, paymentReferences } from './schemas/index.js';

/** What learning says of lessons that took place; of others nothing is kept. */
export const completedLessonCopies = copiedTable({
  name: 'completed-lessons',
  events: [learningLessonCompletedV1],
  table: completedLessons,
  key: 'lessonId',
  version: 'sourceVersion',
  copy: ({ lessonId, tutorUserId, studentUserId, subject, completedAt }) =>
    completedAt === null ? undefined : { lessonId, tutorUserId, studentUserId, subject, completedAt: new Date(completedAt) },
  involves: ['tutorUserId', 'studentUserId'],
});

/** What payment says of payments: every event carries the whole state. */
export const paymentCopies = copiedTable({
  name: 'payment-references',
  events: [paymentPaymentAuthorizedV1, paymentPaymentDeclinedV1, paymentPaymentCapturedV1, paymentPaymentVoidedV1, paymentPaymentRefundedV1],
  table: paymentReferences,
  key: 'paymentId',
  version: 'sourceVersion',
  copy: ({ paymentId, lessonId, studentUserId, tutorUserId, amount, refunded, status }) => ({
    ...{ paymentId, lessonId, studentUserId, tutorUserId, status },
    amountMinor: BigInt(amount.amountMinor),
    refundedMinor: BigInt(refunded.amountMinor),
    currency: amount.currency,
  }),
  involves: ['studentUserId'],
});
