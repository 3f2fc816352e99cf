import { defineError } from '@edtech/errors';

export const dataExportLimit = defineError<{ retryAt: string }>({
  code: 'DATA_EXPORT_LIMIT',
  kind: 'rate-limited',
  message: ({ retryAt }) => `You have asked for your data several times today. The next export can be asked for from ${retryAt} on.`,
});

/** There is none, or it is somebody else's. */
export const dataExportNotFound = defineError({
  code: 'DATA_EXPORT_NOT_FOUND',
  kind: 'not-found',
  message: 'You have no such export.',
});

export const dataExportNotReady = defineError({
  code: 'DATA_EXPORT_NOT_READY',
  kind: 'conflict',
  message: 'Not all parts of this export have been collected yet.',
});

export const dataExportExpired = defineError({
  code: 'DATA_EXPORT_EXPIRED',
  kind: 'conflict',
  message: 'This export can be fetched no more. Ask for another one.',
});
