import { defineError } from '@edtech/errors';

/** An event that was named is not parked here: it never was, it was handled since, or somebody else has decided about it. */
export const eventNotParked = defineError<{ eventIds: readonly string[] }>({
  code: 'EVENT_NOT_PARKED',
  kind: 'not-found',
  message: ({ eventIds }) => `Not parked in this service: ${eventIds.join(', ')}. Nothing was done`,
});

/** What could not be read cannot be handled either, however often. */
export const eventNotReplayable = defineError<{ eventIds: readonly string[] }>({
  code: 'EVENT_NOT_REPLAYABLE',
  kind: 'conflict',
  message: ({ eventIds }) => `Could not be read, and so cannot be replayed: ${eventIds.join(', ')}. Drop it and let its publisher send it again. Nothing was done`,
});
