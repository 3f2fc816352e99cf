import { defineError } from '@edtech/errors';

export const passkeysNotOffered = defineError({
  code: 'PASSKEYS_NOT_OFFERED',
  kind: 'conflict',
  message: 'This platform is not set up for passkeys.',
});

/** One error for an unknown passkey, a wrong signature, another page and a challenge that has ended: the reason stays in the log. */
export const passkeyRefused = defineError({
  code: 'PASSKEY_REFUSED',
  kind: 'unauthenticated',
  message: 'This passkey was not accepted. Begin again.',
});

export const passkeyNotFound = defineError({
  code: 'PASSKEY_NOT_FOUND',
  kind: 'not-found',
  message: 'You have no such passkey.',
});
