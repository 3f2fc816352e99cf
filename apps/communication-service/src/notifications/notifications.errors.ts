import { defineError } from '@edtech/errors';

/** Also for somebody else's notification: an answer must not tell whether it exists. */
export const notificationNotFound = defineError({
  code: 'NOTIFICATION_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such notification',
});
