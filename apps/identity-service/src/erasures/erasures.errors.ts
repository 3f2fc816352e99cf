import { defineError } from '@edtech/errors';

export const erasureNotConfirmed = defineError({
  code: 'ERASURE_NOT_CONFIRMED',
  kind: 'invalid',
  message: 'What was typed is not the address of the account.',
});

export const erasureRefused = defineError({
  code: 'ERASURE_REFUSED',
  kind: 'forbidden',
  message: 'An account that runs the platform is not erased: its work has to stay traceable.',
});

export const erasureNotFound = defineError({
  code: 'ERASURE_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such erasure.',
});
