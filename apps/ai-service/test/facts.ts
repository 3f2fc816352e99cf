import type {
  EventData,
  learningCoursePublishedV1,
  learningEnrolmentCreatedV1,
  learningLessonCompletedV1,
  learningStudentUpdatedV1,
  learningTutorUpdatedV1,
} from '@edtech/contracts';
import { v7 } from 'uuid';

/** A verified tutor of mathematics who speaks English, unless told otherwise. */
export function tutor(facts: Partial<EventData<typeof learningTutorUpdatedV1>> = {}): EventData<typeof learningTutorUpdatedV1> {
  return {
    tutorId: v7(),
    userId: v7(),
    name: 'Ada Lovelace',
    subjects: ['mathematics'],
    languages: ['en'],
    hourlyRate: { amountMinor: 4500, currency: 'EUR' },
    isVerified: true,
    timeZone: 'Europe/Vienna',
    ...facts,
  };
}

/** A published course of mathematics. */
export function course(facts: Partial<EventData<typeof learningCoursePublishedV1>> = {}): EventData<typeof learningCoursePublishedV1> {
  return {
    courseId: v7(),
    tutorId: v7(),
    tutorUserId: v7(),
    title: 'Calculus from the start',
    description: 'Limits, derivatives, integrals.',
    subject: 'mathematics',
    price: { amountMinor: 4000, currency: 'EUR' },
    durationMinutes: 60,
    status: 'published',
    ...facts,
  };
}

/** A student who wants nothing yet. */
export function student(facts: Partial<EventData<typeof learningStudentUpdatedV1>> = {}): EventData<typeof learningStudentUpdatedV1> {
  return { studentId: v7(), userId: v7(), name: 'Grace Hopper', learningGoals: [], preferredLanguages: [], ...facts };
}

/** A place in a course of mathematics. */
export function enrolment(facts: Partial<EventData<typeof learningEnrolmentCreatedV1>> = {}): EventData<typeof learningEnrolmentCreatedV1> {
  return {
    enrolmentId: v7(),
    courseId: v7(),
    studentId: v7(),
    studentUserId: v7(),
    tutorId: v7(),
    tutorUserId: v7(),
    subject: 'mathematics',
    pricePerLesson: { amountMinor: 4000, currency: 'EUR' },
    durationMinutes: 60,
    enrolledAt: '2026-03-01T09:00:00.000Z',
    ...facts,
  };
}

/** A lesson of mathematics that took place. */
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
