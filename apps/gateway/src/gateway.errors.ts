import { defineError } from '@edtech/errors';

/** A service did not answer, or not in time: its fields are null, the others are there. */
export const serviceUnavailable = defineError<{ service: string }>({
  code: 'SERVICE_UNAVAILABLE',
  kind: 'unavailable',
  message: ({ service }) => `The ${service} service does not answer at the moment`,
});
