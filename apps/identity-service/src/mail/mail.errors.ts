import { defineError } from '@edtech/errors';

/** One error for a link that was used, has expired or never was: a guess learns nothing. */
export const linkInvalid = defineError({
  code: 'LINK_INVALID',
  kind: 'invalid',
  message: 'This link cannot be used (any more). Ask for a new one.',
});
