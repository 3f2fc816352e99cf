import { defineError } from '@edtech/errors';

/** The same whether or not there is such an account. */
export const tooManyAttempts = defineError<{ retryAfterSeconds: number }>({
  code: 'TOO_MANY_ATTEMPTS',
  kind: 'rate-limited',
  message: ({ retryAfterSeconds }) => `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
});
