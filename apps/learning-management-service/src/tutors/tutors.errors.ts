import { defineError } from '@edtech/errors';

export const tutorNotFound = defineError<{ tutorId: string }>({
  code: 'TUTOR_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such tutor',
});

/** The account exists, but its record here has not been made yet. Trying again in a moment helps. */
export const tutorProfileNotReady = defineError({
  code: 'TUTOR_PROFILE_NOT_READY',
  kind: 'unavailable',
  message: 'Your tutor profile is still being made: try again in a moment',
});

/** unverified: no admin has verified the tutor yet; inactive: the account is suspended, deleted or no longer a tutor's. */
export const tutorNotBookable = defineError<{ tutorId: string; reason: 'unverified' | 'inactive' }>({
  code: 'TUTOR_NOT_BOOKABLE',
  kind: 'conflict',
  message: ({ reason }) => (reason === 'unverified' ? 'The tutor has not been verified yet' : 'The tutor does not teach at the moment'),
});
