import { defineError } from '@edtech/errors';

/** The service keeps no copy of this name. */
export const projectionNotFound = defineError<{ projection: string }>({
  code: 'PROJECTION_NOT_FOUND',
  kind: 'not-found',
  message: ({ projection }) => `This service has no projection ${projection}`,
});

/** Another service publishes the topic, or nobody does. */
export const topicNotOwned = defineError<{ topic: string }>({
  code: 'TOPIC_NOT_OWNED',
  kind: 'not-found',
  message: ({ topic }) => `This service does not publish ${topic}`,
});
