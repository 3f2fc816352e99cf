import type { EventOperationStatus } from '@edtech/messaging';
import { defineError } from '@edtech/errors';

/** No operation of this service has the id. */
export const operationNotFound = defineError<{ operationId: string }>({
  code: 'EVENT_OPERATION_NOT_FOUND',
  kind: 'not-found',
  message: ({ operationId }) => `There is no operation ${operationId} in this service`,
});

/** The same action on the same target runs already: a second one would only be in its way. */
export const operationAlreadyRunning = defineError<{ operationId: string }>({
  code: 'EVENT_OPERATION_RUNNING',
  kind: 'conflict',
  message: ({ operationId }) => `Operation ${operationId} is doing this already`,
});

/** Only what runs can be interrupted. */
export const operationNotInterruptible = defineError<{ operationId: string; status: EventOperationStatus }>({
  code: 'EVENT_OPERATION_NOT_INTERRUPTIBLE',
  kind: 'conflict',
  message: ({ operationId, status }) => `Operation ${operationId} is ${status}: only what is running can be interrupted`,
});

/** Only what was interrupted or has failed can go on. */
export const operationNotResumable = defineError<{ operationId: string; status: EventOperationStatus }>({
  code: 'EVENT_OPERATION_NOT_RESUMABLE',
  kind: 'conflict',
  message: ({ operationId, status }) => `Operation ${operationId} is ${status}: only what was interrupted or has failed can be resumed`,
});
