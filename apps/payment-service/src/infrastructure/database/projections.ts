import {
  identityConsentChangedV1,
  learningLessonBookedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
  learningLessonUpdatedV1,
} from '@edtech/contracts';
import { copiedTable } from '@edtech/messaging';
import { lessonReferences } from './schemas/lesson-references.schema.js';
import { paymentConsents } from './schemas/payment-consents.schema.js';

/** What learning says of lessons: every event carries the whole state. */
export const lessonCopies = copiedTable({
  name: 'lesson-references',
  events: [learningLessonBookedV1, learningLessonScheduledV1, learningLessonReleasedV1, learningLessonCancelledV1, learningLessonCompletedV1, learningLessonUpdatedV1],
  table: lessonReferences,
  key: 'lessonId',
  version: 'sourceVersion',
  copy: ({ lessonId, studentUserId, tutorUserId, price, status, scheduledAt, holdExpiresAt, endReason }) => ({
    ...{ lessonId, studentUserId, tutorUserId, status, endReason },
    priceMinor: BigInt(price.amountMinor),
    currency: price.currency,
    scheduledAt: new Date(scheduledAt),
    holdExpiresAt: holdExpiresAt === null ? null : new Date(holdExpiresAt),
  }),
  involves: ['lessonId'],
});

/** Of what identity says of guardians' consent: whether there is consent to pay, and up to which price. */
export const paymentConsentCopies = copiedTable({
  name: 'payment-consents',
  events: [identityConsentChangedV1],
  table: paymentConsents,
  key: 'userId',
  version: 'sourceVersion',
  copy: ({ userId, consentNeededUntil, kinds, maximumPerLesson }) => ({
    userId,
    neededUntil: consentNeededUntil === null ? null : new Date(consentNeededUntil),
    given: kinds.includes('payment'),
    maximumMinor: maximumPerLesson === null ? null : BigInt(maximumPerLesson.amountMinor),
    maximumCurrency: maximumPerLesson?.currency ?? null,
  }),
});
