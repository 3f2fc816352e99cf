import { byAny, byOwner, byUser, messagingPersonalData, personalData } from '@edtech/personal-data';
import * as tables from './schemas/index.js';

const { courses, enrolments, lessons, matchingCandidates, matchingRequests, students, tutorAvailability, tutors } = tables;

/** What learning holds of people. */
export const learningPersonalData = personalData(tables, {
  ...messagingPersonalData(tables),
  // The row stays: what was told before comes too late then.
  bookingConsents: {
    found: byUser(tables.bookingConsents.userId),
    gives: ['neededUntil', 'given', 'maximumMinor', 'maximumCurrency'],
    erasure: { set: () => ({ neededUntil: null, given: false, maximumMinor: null, maximumCurrency: null }) },
  },
  students: {
    found: byUser(students.userId),
    gives: ['id', 'email', 'name', 'accountActive', 'learningGoals', 'preferredLanguages', 'createdAt', 'updatedAt'],
    // The row stays: lessons refer to it.
    erasure: { set: (userId) => ({ email: `erased-${userId}@erased.invalid`, name: 'Erased Account', learningGoals: [], preferredLanguages: [] }) },
  },
  tutors: {
    found: byUser(tutors.userId),
    gives: [
      ...(['id', 'email', 'name', 'timeZone', 'accountActive', 'hourlyRateMinor', 'currency', 'subjects', 'languages'] as const),
      ...(['isVerified', 'verifiedAt', 'ratingAverage', 'ratingBayesian', 'reviewCount', 'createdAt', 'updatedAt'] as const),
    ],
    // The row stays: lessons refer to it.
    erasure: {
      set: (userId) => ({
        ...{ email: `erased-${userId}@erased.invalid`, name: 'Erased Account', timeZone: 'UTC' },
        ...{ subjects: [], languages: [], hourlyRateMinor: null, currency: null },
      }),
    },
  },
  tutorAvailability: {
    found: byOwner(tutorAvailability.tutorId, tutors.id),
    gives: ['id', 'dayOfWeek', 'startTime', 'endTime', 'timeZone', 'createdAt'],
    erasure: 'delete',
  },
  courses: {
    found: byOwner(courses.tutorId, tutors.id),
    gives: ['id', 'title', 'description', 'subject', 'priceMinor', 'currency', 'duration', 'status', 'createdAt', 'updatedAt'],
    erasure: { keep: 'Published content, and what students have enrolled in and taken lessons of.' },
  },
  enrolments: {
    found: byOwner(enrolments.studentId, students.id),
    gives: ['id', 'courseId', 'pricePerLessonMinor', 'currency', 'duration', 'enrolledAt'],
    erasure: { keep: 'Terms that were agreed on: ids and a price.' },
  },
  lessons: {
    found: byAny(byOwner(lessons.studentId, students.id), byOwner(lessons.tutorId, tutors.id)),
    gives: [
      ...(['id', 'courseId', 'tutorId', 'studentId', 'subject', 'scheduledAt', 'endsAt', 'duration', 'status'] as const),
      ...(['priceMinor', 'currency', 'endReason', 'completedAt', 'meetingUrl', 'createdAt', 'updatedAt'] as const),
    ],
    withholds: { requestFingerprint: 'Tells a repeated request from another one.' },
    erasure: { keep: 'The other person\'s lesson too, and what payments and invoices are for: ids, times and a price.' },
  },
  matchingRequests: {
    found: byOwner(matchingRequests.studentId, students.id),
    gives: ['id', 'subject', 'budgetMinor', 'currency', 'requirements', 'createdAt'],
    erasure: 'delete',
  },
  matchingCandidates: {
    found: byOwner(matchingCandidates.requestId, matchingRequests.id),
    gives: ['requestId', 'rank', 'tutorId', 'score', 'reasons'],
    erasure: 'delete',
  },
});
