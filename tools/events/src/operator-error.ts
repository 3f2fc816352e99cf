/** What went wrong, in a sentence for the operator: told without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';

  constructor(
    message: string,
    /** The platform's, such as EVENT_NOT_PARKED, where it refused. */
    readonly code?: string,
  ) {
    super(message);
  }
}

/** An error as a sentence. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause && error.message === 'fetch failed' ? `${error.message}: ${cause}` : error.message;
}
