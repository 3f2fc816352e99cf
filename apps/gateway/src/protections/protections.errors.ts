import { defineError } from '@edtech/errors';

/** The request is not one of GraphQL over HTTP that this gateway takes. */
export const badRequest = defineError<{ reason: string }>({
  code: 'BAD_REQUEST',
  kind: 'invalid',
  message: ({ reason }) => reason,
});

/** Browsers can be made to send such a request without their user's will. */
export const preflightMissing = defineError({
  code: 'PREFLIGHT_MISSING',
  kind: 'forbidden',
  message: 'Send POST with content-type application/json, or GET with an apollo-require-preflight header',
});

/** The operation is larger in some respect than any operation may be. */
export const operationTooComplex = defineError<{ limit: string; allowed: number }>({
  code: 'OPERATION_TOO_COMPLEX',
  kind: 'invalid',
  message: ({ limit, allowed }) => `The operation is too complex: ${limit} beyond ${allowed}`,
});

/** The operation may make the services do more than any one operation may. */
export const operationTooCostly = defineError<{ cost: number; allowed: number }>({
  code: 'OPERATION_TOO_COSTLY',
  kind: 'invalid',
  message: ({ cost, allowed }) => `The operation costs ${cost} and ${allowed} is allowed: ask for fewer or shorter lists`,
});

/** The caller has asked for too much in a short time. */
export const rateLimited = defineError<{ retryAfterSeconds: number }>({
  code: 'RATE_LIMITED',
  kind: 'rate-limited',
  message: ({ retryAfterSeconds }) => `Too much was asked for in a short time: try again in ${retryAfterSeconds} s`,
});

/** This gateway answers registered operations only, and this is none. */
export const operationNotRegistered = defineError({
  code: 'OPERATION_NOT_REGISTERED',
  kind: 'forbidden',
  message: 'Only registered operations are answered here',
});

/** The client sends the operation's text next, as the protocol of automatic persisted queries has it; hence the wording. */
export const persistedQueryNotFound = defineError({
  code: 'PERSISTED_QUERY_NOT_FOUND',
  kind: 'not-found',
  message: 'PersistedQueryNotFound',
});
