import { identityUserCreatedV1 } from './identity/user-created/v1.js';
import { identityUserUpdatedV1 } from './identity/user-updated/v1.js';
import { identitySessionEndedV1 } from './identity/session-ended/v1.js';
import { identityConsentChangedV1 } from './identity/consent-changed/v1.js';
import { identityErasureRequestedV1 } from './identity/erasure-requested/v1.js';
import { identityErasureCompletedV1 } from './identity/erasure-completed/v1.js';
import { learningTutorCreatedV1 } from './learning/tutor-created/v1.js';
import { learningTutorUpdatedV1 } from './learning/tutor-updated/v1.js';
import { learningTutorVerifiedV1 } from './learning/tutor-verified/v1.js';
import { learningStudentCreatedV1 } from './learning/student-created/v1.js';
import { learningStudentUpdatedV1 } from './learning/student-updated/v1.js';
import { learningCoursePublishedV1 } from './learning/course-published/v1.js';
import { learningCourseUpdatedV1 } from './learning/course-updated/v1.js';
import { learningEnrolmentCreatedV1 } from './learning/enrolment-created/v1.js';
import { learningLessonBookedV1 } from './learning/lesson-booked/v1.js';
import { learningLessonScheduledV1 } from './learning/lesson-scheduled/v1.js';
import { learningLessonReleasedV1 } from './learning/lesson-released/v1.js';
import { learningLessonCancelledV1 } from './learning/lesson-cancelled/v1.js';
import { learningLessonCompletedV1 } from './learning/lesson-completed/v1.js';
import { learningLessonUpdatedV1 } from './learning/lesson-updated/v1.js';
import { learningErasureCompletedV1 } from './learning/erasure-completed/v1.js';
import { paymentPaymentAuthorizedV1 } from './payment/payment-authorized/v1.js';
import { paymentPaymentDeclinedV1 } from './payment/payment-declined/v1.js';
import { paymentPaymentCapturedV1 } from './payment/payment-captured/v1.js';
import { paymentPaymentVoidedV1 } from './payment/payment-voided/v1.js';
import { paymentPaymentRefundedV1 } from './payment/payment-refunded/v1.js';
import { paymentInvoiceIssuedV1 } from './payment/invoice-issued/v1.js';
import { paymentErasureCompletedV1 } from './payment/erasure-completed/v1.js';
import { communicationConversationOpenedV1 } from './communication/conversation-opened/v1.js';
import { communicationVideoSessionOpenedV1 } from './communication/video-session-opened/v1.js';
import { communicationErasureCompletedV1 } from './communication/erasure-completed/v1.js';
import { aiContentPublishedV1 } from './ai/content-published/v1.js';
import { aiLearningPathCreatedV1 } from './ai/learning-path-created/v1.js';
import { aiLearningPathAdvancedV1 } from './ai/learning-path-advanced/v1.js';
import { aiErasureCompletedV1 } from './ai/erasure-completed/v1.js';
import { analyticsReviewPublishedV1 } from './analytics/review-published/v1.js';
import { analyticsTutorRatingUpdatedV1 } from './analytics/tutor-rating-updated/v1.js';
import { analyticsErasureCompletedV1 } from './analytics/erasure-completed/v1.js';
import type { EventDefinition } from './define-event.js';

/** Every version of every event that any service publishes, each with its own type. */
export const publishedEvents = [
  identityUserCreatedV1,
  identityUserUpdatedV1,
  identitySessionEndedV1,
  identityConsentChangedV1,
  identityErasureRequestedV1,
  identityErasureCompletedV1,
  learningTutorCreatedV1,
  learningTutorUpdatedV1,
  learningTutorVerifiedV1,
  learningStudentCreatedV1,
  learningStudentUpdatedV1,
  learningCoursePublishedV1,
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningLessonBookedV1,
  learningLessonScheduledV1,
  learningLessonReleasedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonUpdatedV1,
  learningErasureCompletedV1,
  paymentPaymentAuthorizedV1,
  paymentPaymentDeclinedV1,
  paymentPaymentCapturedV1,
  paymentPaymentVoidedV1,
  paymentPaymentRefundedV1,
  paymentInvoiceIssuedV1,
  paymentErasureCompletedV1,
  communicationConversationOpenedV1,
  communicationVideoSessionOpenedV1,
  communicationErasureCompletedV1,
  aiContentPublishedV1,
  aiLearningPathCreatedV1,
  aiLearningPathAdvancedV1,
  aiErasureCompletedV1,
  analyticsReviewPublishedV1,
  analyticsTutorRatingUpdatedV1,
  analyticsErasureCompletedV1,
] as const satisfies readonly EventDefinition[];

/** One of the events that any service publishes, as TypeScript tells them apart: by `type`. */
export type PublishedEvent = (typeof publishedEvents)[number];

/** Every version of every event that any service publishes, for programs that treat all alike. */
export const eventDefinitions: readonly EventDefinition[] = publishedEvents;

const byType = new Map(eventDefinitions.map((definition) => [definition.type, definition]));

/** The definition of a type, or undefined for a type that this version of the contracts does not know. */
export function findEventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type);
}

/** Every topic, each owned by one service. */
export const topics: readonly string[] = [...new Set(eventDefinitions.map((definition) => definition.topic))];

/** The topics that a service publishes to. */
export function topicsOwnedBy(owner: string): readonly string[] {
  return topics.filter((topic) => topic.startsWith(`edtech.${owner}.`));
}
