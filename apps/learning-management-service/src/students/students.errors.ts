import { defineError } from '@edtech/errors';

/** The account exists, but its record here has not been made yet. Trying again in a moment helps. */
export const studentProfileNotReady = defineError({
  code: 'STUDENT_PROFILE_NOT_READY',
  kind: 'unavailable',
  message: 'Your student profile is still being made: try again in a moment',
});

/** The account is suspended, deleted or no longer a student's. */
export const studentNotActive = defineError({
  code: 'STUDENT_NOT_ACTIVE',
  kind: 'forbidden',
  message: 'Your account cannot take lessons at the moment',
});
