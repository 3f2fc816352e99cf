import { defineError } from '@edtech/errors';

/** Also said to tutors who want to change a course that is not theirs. */
export const courseNotFound = defineError<{ courseId: string }>({
  code: 'COURSE_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such course',
});

export const courseWithdrawn = defineError<{ courseId: string }>({
  code: 'COURSE_WITHDRAWN',
  kind: 'conflict',
  message: 'The course is not offered any more',
});
