import { defineError } from '@edtech/errors';

/** Also said of lessons that the viewer has no part in: whether they exist is none of the viewer's business. */
export const lessonNotFound = defineError<{ lessonId: string }>({
  code: 'LESSON_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such lesson',
});

/** A step that the lesson cannot take from where it is. */
export const illegalLessonState = defineError<{ lessonId: string; from: string; to: string }>({
  code: 'ILLEGAL_LESSON_STATE',
  kind: 'conflict',
  message: ({ from, to }) => `A lesson that is ${from} cannot become ${to}`,
});

export const lessonNotStarted = defineError<{ lessonId: string; scheduledAt: string }>({
  code: 'LESSON_NOT_STARTED',
  kind: 'conflict',
  message: 'The lesson has not started yet',
});

export const lessonAlreadyStarted = defineError<{ lessonId: string; scheduledAt: string }>({
  code: 'LESSON_ALREADY_STARTED',
  kind: 'conflict',
  message: 'The lesson has started already',
});

/** The booking names a course of another tutor. */
export const courseOfAnotherTutor = defineError<{ courseId: string; tutorId: string }>({
  code: 'COURSE_OF_ANOTHER_TUTOR',
  kind: 'conflict',
  message: 'The course is not one of this tutor',
});

export const notEnrolled = defineError<{ courseId: string }>({
  code: 'NOT_ENROLLED',
  kind: 'conflict',
  message: 'Enrol in the course before booking a lesson of it',
});

/** With a course, subject and duration are the course's: what the client sent says otherwise. */
export const differsFromCourse = defineError<{ field: 'subject' | 'durationMinutes' }>({
  code: 'DIFFERS_FROM_COURSE',
  kind: 'invalid',
  message: ({ field }) => `With a course, leave ${field} out`,
});

export const subjectNotTaught = defineError<{ subject: string }>({
  code: 'SUBJECT_NOT_TAUGHT',
  kind: 'conflict',
  message: 'The tutor does not teach this subject',
});

export const subjectRequired = defineError<{ subjects: readonly string[] }>({
  code: 'SUBJECT_REQUIRED',
  kind: 'invalid',
  message: 'Say which of the subjects of the tutor the lesson is about',
});

export const tutorHasNoRate = defineError<{ tutorId: string }>({
  code: 'TUTOR_HAS_NO_RATE',
  kind: 'conflict',
  message: 'The tutor has not named an hourly rate: only courses can be booked',
});
