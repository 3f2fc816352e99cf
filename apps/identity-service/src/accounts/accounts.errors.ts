import { defineError } from '@edtech/errors';

export const emailAlreadyRegistered = defineError({
  code: 'EMAIL_ALREADY_REGISTERED',
  kind: 'conflict',
  message: 'There is already an account with this e-mail address.',
});

export const accountNotFound = defineError({
  code: 'ACCOUNT_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such account.',
});

/** The access token outlived the account's right to use it. */
export const accountNotActive = defineError({
  code: 'ACCOUNT_NOT_ACTIVE',
  kind: 'forbidden',
  message: 'This account cannot be used at present.',
});
