import { defineError } from '@edtech/errors';

/** Also said of the requests of others. */
export const matchingRequestNotFound = defineError<{ matchingRequestId: string }>({
  code: 'MATCHING_REQUEST_NOT_FOUND',
  kind: 'not-found',
  message: 'There is no such matching request',
});
