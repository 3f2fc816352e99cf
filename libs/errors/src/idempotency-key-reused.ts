import { defineError } from './define-error.js';

/** A mutation's idempotency key came again with another request: the first one stands, nothing was done. */
export const idempotencyKeyReused = defineError<{ idempotencyKey: string }>({
  code: 'IDEMPOTENCY_KEY_REUSED',
  kind: 'conflict',
  message: 'The idempotency key was used for another request',
});
