import {
  aiContentPublishedV1,
  aiErasureCompletedV1,
  aiLearningPathAdvancedV1,
  aiLearningPathCreatedV1,
  analyticsErasureCompletedV1,
  analyticsReviewPublishedV1,
  analyticsTutorRatingUpdatedV1,
  communicationConversationOpenedV1,
  communicationErasureCompletedV1,
  communicationVideoSessionOpenedV1,
  identityConsentChangedV1,
  identityErasureCompletedV1,
  identityErasureRequestedV1,
  identitySessionEndedV1,
  identityUserCreatedV1,
  identityUserUpdatedV1,
  learningCoursePublishedV1,
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningErasureCompletedV1,
  learningLessonBookedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
  learningLessonUpdatedV1,
  learningStudentCreatedV1,
  learningStudentUpdatedV1,
  learningTutorCreatedV1,
  learningTutorUpdatedV1,
  learningTutorVerifiedV1,
  paymentErasureCompletedV1,
  paymentInvoiceIssuedV1,
  paymentPaymentAuthorizedV1,
  paymentPaymentCapturedV1,
  paymentPaymentDeclinedV1,
  paymentPaymentRefundedV1,
  paymentPaymentVoidedV1,
  type EventData,
  type EventDefinition,
  type EventEnvelope,
} from '@edtech/contracts';
import { z } from 'zod';

/** What is kept of one type of event. */
interface RecordedFact {
  readonly type: string;
  readonly userIdIn: (data: Record<string, unknown>) => string | null;
  readonly metadataIn: (data: Record<string, unknown>) => Record<string, unknown>;
}

/**
 * Names what is kept: a list of fields and never "all but", so that a field which somebody adds to an event later
 * is not recorded before somebody has asked whether it is personal. Names, e-mail addresses, free text and
 * addresses of meetings are not kept.
 */
function record<D extends EventDefinition>(
  definition: D,
  keep: { user: Extract<keyof EventData<D>, string> | null; fields: readonly Extract<keyof EventData<D>, string>[] },
): RecordedFact {
  const { shape } = definition.data;
  const kept = z.object(Object.fromEntries(keep.fields.map((field) => [field, shape[field]])));
  const { user } = keep;
  return {
    type: definition.type,
    userIdIn: (data) => (user === null ? null : String(data[user])),
    metadataIn: (data) => kept.parse(data),
  };
}

const account = { user: 'userId', fields: ['role', 'status'] } as const;
const tutor = { user: 'userId', fields: ['tutorId', 'subjects', 'languages', 'hourlyRate', 'isVerified'] } as const;
const student = { user: 'userId', fields: ['studentId', 'preferredLanguages'] } as const;
const course = { user: 'tutorUserId', fields: ['courseId', 'tutorId', 'subject', 'price', 'durationMinutes', 'status'] } as const;
const lesson = {
  user: 'studentUserId',
  fields: ['lessonId', 'courseId', 'subject', 'tutorUserId', 'studentUserId', 'scheduledAt', 'durationMinutes', 'price', 'status', 'endReason', 'completedAt'],
} as const;
const payment = {
  user: 'studentUserId',
  fields: ['paymentId', 'lessonId', 'tutorUserId', 'amount', 'platformFee', 'tutorShare', 'refunded', 'status', 'declineReason'],
} as const;
const erasure = { user: 'userId', fields: ['erasureId'] } as const;
const learningPath = { user: 'userId', fields: ['learningPathId', 'subject', 'progress', 'completedSteps', 'totalSteps'] } as const;

const recordedFacts = new Map(
  [
    record(identityUserCreatedV1, account),
    record(identityUserUpdatedV1, account),
    record(identitySessionEndedV1, { user: 'userId', fields: ['reason'] }),
    // Not until when: that would say when somebody was born.
    record(identityConsentChangedV1, { user: 'userId', fields: ['kinds'] }),
    record(learningTutorCreatedV1, tutor),
    record(learningTutorUpdatedV1, tutor),
    record(learningTutorVerifiedV1, tutor),
    record(learningStudentCreatedV1, student),
    record(learningStudentUpdatedV1, student),
    record(learningCoursePublishedV1, course),
    record(learningCourseUpdatedV1, course),
    record(learningEnrolmentCreatedV1, {
      user: 'studentUserId',
      fields: ['enrolmentId', 'courseId', 'tutorUserId', 'subject', 'pricePerLesson', 'durationMinutes'],
    }),
    record(learningLessonBookedV1, lesson),
    record(learningLessonScheduledV1, lesson),
    record(learningLessonReleasedV1, lesson),
    record(learningLessonCancelledV1, lesson),
    record(learningLessonCompletedV1, lesson),
    record(learningLessonUpdatedV1, lesson),
    record(paymentPaymentAuthorizedV1, payment),
    record(paymentPaymentDeclinedV1, payment),
    record(paymentPaymentCapturedV1, payment),
    record(paymentPaymentVoidedV1, payment),
    record(paymentPaymentRefundedV1, payment),
    record(paymentInvoiceIssuedV1, { user: 'studentUserId', fields: ['invoiceId', 'paymentId', 'lessonId', 'tutorUserId', 'amount'] }),
    record(communicationConversationOpenedV1, { user: null, fields: ['conversationId', 'lessonId', 'participantUserIds', 'status'] }),
    record(communicationVideoSessionOpenedV1, { user: null, fields: ['videoSessionId', 'lessonId'] }),
    record(aiContentPublishedV1, { user: 'creatorUserId', fields: ['contentId', 'contentType', 'subject'] }),
    record(aiLearningPathCreatedV1, learningPath),
    record(aiLearningPathAdvancedV1, learningPath),
    record(analyticsReviewPublishedV1, { user: 'reviewerUserId', fields: ['reviewId', 'lessonId', 'targetUserId', 'targetType', 'rating', 'moderation'] }),
    record(identityErasureRequestedV1, erasure),
    record(identityErasureCompletedV1, erasure),
    record(learningErasureCompletedV1, erasure),
    record(paymentErasureCompletedV1, erasure),
    record(communicationErasureCompletedV1, erasure),
    record(aiErasureCompletedV1, erasure),
    record(analyticsErasureCompletedV1, erasure),
    record(analyticsTutorRatingUpdatedV1, { user: 'tutorUserId', fields: ['average', 'bayesian', 'reviewCount'] }),
  ].map((fact) => [fact.type, fact]),
);

/** The types of event that are recorded: all that exist. */
export const recordedTypes: readonly string[] = [...recordedFacts.keys()];

/**
 * What is kept of an event: whom it is about (null for facts about no single person), and the fields that go
 * with its type and version. Throws for a type that is not recorded.
 */
export function factOf(event: Pick<EventEnvelope, 'type' | 'data'>): { userId: string | null; metadata: Record<string, unknown> } {
  const fact = recordedFacts.get(event.type);
  if (!fact) throw new Error(`nothing says what to record of "${event.type}"`);
  return { userId: fact.userIdIn(event.data), metadata: fact.metadataIn(event.data) };
}
