import {
  identityUserCreatedV1,
  identityUserUpdatedV1,
  learningLessonBookedV1,
  learningLessonCancelledV1,
  learningLessonCompletedV1,
  learningLessonReleasedV1,
  learningLessonScheduledV1,
  learningLessonUpdatedV1,
} from '@edtech/contracts';
import { copiedTable } from '@edtech/messaging';
import { lessonReferences, userReferences } from './schemas/index.js';

/** What identity says of accounts. */
export const userCopies = copiedTable({
  name: 'user-references',
  events: [identityUserCreatedV1, identityUserUpdatedV1],
  table: userReferences,
  key: 'userId',
  version: 'sourceVersion',
  copy: ({ userId, email, firstName, lastName, status, locale, timeZone }) => ({ userId, email, name: `${firstName} ${lastName}`, status, locale, timeZone }),
});

/** What learning says of lessons: every event carries the whole state. */
export const lessonCopies = copiedTable({
  name: 'lesson-references',
  events: [learningLessonBookedV1, learningLessonScheduledV1, learningLessonReleasedV1, learningLessonCancelledV1, learningLessonCompletedV1, learningLessonUpdatedV1],
  table: lessonReferences,
  key: 'lessonId',
  version: 'sourceVersion',
  copy: ({ lessonId, tutorUserId, studentUserId, subject, scheduledAt }) => ({ lessonId, tutorUserId, studentUserId, subject, scheduledAt: new Date(scheduledAt) }),
});
