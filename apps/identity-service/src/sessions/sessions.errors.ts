import { defineError } from '@edtech/errors';

/** One error for an unknown address and a wrong password, so that nobody learns who has an account. */
export const signInFailed = defineError({
  code: 'SIGN_IN_FAILED',
  kind: 'unauthenticated',
  message: 'The e-mail address or the password is wrong.',
});

/** Said only to those who knew the password. */
export const accountSuspended = defineError({
  code: 'ACCOUNT_SUSPENDED',
  kind: 'forbidden',
  message: 'This account is suspended.',
});

export const refreshTokenInvalid = defineError({
  code: 'REFRESH_TOKEN_INVALID',
  kind: 'unauthenticated',
  message: 'This is not a refresh token. Sign in again.',
});

export const sessionEnded = defineError({
  code: 'SESSION_ENDED',
  kind: 'unauthenticated',
  message: 'This session has ended. Sign in again.',
});

export const sessionNotFound = defineError({
  code: 'SESSION_NOT_FOUND',
  kind: 'not-found',
  message: 'You have no such session.',
});

/** Also for a challenge that has ended, was answered, or was answered wrongly too often; and when the password has changed since. */
export const signInChallengeInvalid = defineError({
  code: 'SIGN_IN_CHALLENGE_INVALID',
  kind: 'unauthenticated',
  message: 'This sign-in has ended. Begin again.',
});

/** The password was right and the account wants more. */
export const secondFactorNeeded = defineError({
  code: 'SECOND_FACTOR_NEEDED',
  kind: 'forbidden',
  message: 'This account has a second factor: show it too.',
});
