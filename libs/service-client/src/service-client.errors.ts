import { defineError } from '@edtech/errors';

/** The owner of what was asked for gave no usable answer in time. Nothing is known; asking again later may help. */
export const serviceUnavailable = defineError<{ service: string }>({
  code: 'SERVICE_UNAVAILABLE',
  kind: 'unavailable',
  message: ({ service }) => `The ${service} service does not answer at the moment. Please try again.`,
});

/** Why an exchange counts as unanswered: retried, and counted by the breaker. Becomes SERVICE_UNAVAILABLE outside. */
export class AnswerMissing extends Error {
  override readonly name = 'AnswerMissing';
}

/**
 * The owner answered, and said no: a mistake in the query, or something the caller may not ask.
 * Not retried; the owner is well. Callers that expect a refusal look at `code`.
 */
export class OwnerRefused extends Error {
  override readonly name = 'OwnerRefused';

  constructor(
    readonly service: string,
    /** `extensions.code` of the first error. */
    readonly code: string,
    reason: string,
  ) {
    super(`${service} refused the query with ${code}: ${reason}`);
  }
}
