import {
  analyticsTutorRatingUpdatedV1,
  learningCoursePublishedV1,
  learningCourseUpdatedV1,
  learningEnrolmentCreatedV1,
  learningLessonCompletedV1,
  learningStudentCreatedV1,
  learningStudentUpdatedV1,
  learningTutorCreatedV1,
  learningTutorUpdatedV1,
  learningTutorVerifiedV1,
} from '@edtech/contracts';
import { copiedTable } from '@edtech/messaging';
import { completedLessons, courseReferences, enrolments, studentReferences, tutorRatings, tutorReferences } from './schemas/index.js';

/** What learning says of tutors. */
export const tutorCopies = copiedTable({
  name: 'tutor-references',
  events: [learningTutorCreatedV1, learningTutorUpdatedV1, learningTutorVerifiedV1],
  table: tutorReferences,
  key: 'tutorId',
  version: 'sourceVersion',
  copy: ({ tutorId, userId, subjects, languages, hourlyRate, isVerified }) => ({
    ...{ tutorId, userId, subjects, languages, isVerified },
    hourlyRateMinor: hourlyRate && BigInt(hourlyRate.amountMinor),
    currency: hourlyRate && hourlyRate.currency,
  }),
});

/** What learning says of courses. */
export const courseCopies = copiedTable({
  name: 'course-references',
  events: [learningCoursePublishedV1, learningCourseUpdatedV1],
  table: courseReferences,
  key: 'courseId',
  version: 'sourceVersion',
  copy: ({ courseId, tutorId, tutorUserId, title, subject, price, durationMinutes, status }) => ({
    ...{ courseId, tutorId, tutorUserId, title, subject, durationMinutes, status },
    priceMinor: BigInt(price.amountMinor),
    currency: price.currency,
  }),
});

/** What analytics says that reviews of tutors add up to. Kept by themselves, so that they may arrive before their tutor. */
export const ratingCopies = copiedTable({
  name: 'tutor-ratings',
  events: [analyticsTutorRatingUpdatedV1],
  table: tutorRatings,
  key: 'tutorUserId',
  version: 'sourceVersion',
  copy: ({ tutorUserId, average, bayesian, reviewCount }) => ({ tutorUserId, average, bayesian, reviewCount }),
});

/** What learning says that students want to learn. */
export const studentCopies = copiedTable({
  name: 'student-references',
  events: [learningStudentCreatedV1, learningStudentUpdatedV1],
  table: studentReferences,
  key: 'studentId',
  version: 'sourceVersion',
  copy: ({ studentId, userId, learningGoals, preferredLanguages }) => ({ studentId, userId, learningGoals, preferredLanguages }),
  involves: ['userId'],
});

/** What learning says of enrolments. */
export const enrolmentCopies = copiedTable({
  name: 'enrolments',
  events: [learningEnrolmentCreatedV1],
  table: enrolments,
  key: 'enrolmentId',
  version: 'sourceVersion',
  copy: ({ enrolmentId, courseId, studentUserId, tutorId, subject, pricePerLesson, durationMinutes }) => ({
    ...{ enrolmentId, courseId, studentUserId, tutorId, subject, durationMinutes },
    pricePerLessonMinor: BigInt(pricePerLesson.amountMinor),
    currency: pricePerLesson.currency,
  }),
  involves: ['studentUserId'],
});

/** What learning says of lessons that took place; of others nothing is kept. */
export const completedLessonCopies = copiedTable({
  name: 'completed-lessons',
  events: [learningLessonCompletedV1],
  table: completedLessons,
  key: 'lessonId',
  version: 'sourceVersion',
  copy: ({ lessonId, studentUserId, tutorUserId, subject, completedAt }) =>
    completedAt === null ? undefined : { lessonId, studentUserId, tutorUserId, subject, completedAt: new Date(completedAt) },
  involves: ['studentUserId'],
});
