import { defineError } from '@edtech/errors';

export const serviceAccountNotFound = defineError({
  code: 'SERVICE_ACCOUNT_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such service account.',
});

export const serviceAccountNameTaken = defineError({
  code: 'SERVICE_ACCOUNT_NAME_TAKEN',
  kind: 'conflict',
  message: 'There is already a service account with this name.',
});

/** Rotating leaves the old one good, so that nothing stops: a third one would be one that nobody looks after. */
export const serviceAccountSecretsFull = defineError<{ atOnce: number }>({
  code: 'SERVICE_ACCOUNT_SECRETS_FULL',
  kind: 'conflict',
  message: ({ atOnce }) => `The service account has ${atOnce} secrets that are good: revoke one first.`,
});

export const serviceAccountSecretNotFound = defineError({
  code: 'SERVICE_ACCOUNT_SECRET_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such secret.',
});
