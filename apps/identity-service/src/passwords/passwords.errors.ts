import { defineError } from '@edtech/errors';

export const passwordIsPersonal = defineError({
  code: 'PASSWORD_IS_PERSONAL',
  kind: 'invalid',
  message: 'The password must not be your e-mail address or your name.',
});

export const passwordIsCommon = defineError({
  code: 'PASSWORD_IS_COMMON',
  kind: 'invalid',
  message: 'This password is one of those that are tried first, or made of words of this platform. Take another.',
});

export const passwordWrong = defineError({
  code: 'PASSWORD_WRONG',
  kind: 'invalid',
  message: 'The current password is wrong.',
});

export const passwordsBusy = defineError({
  code: 'PASSWORDS_BUSY',
  kind: 'unavailable',
  message: 'Too many people are signing in at this moment. Try again shortly.',
});
