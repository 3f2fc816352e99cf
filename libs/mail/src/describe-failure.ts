const MAX_ERROR_LENGTH = 500;

/** What is written down of a failure: short, and without the NUL that a mail server may answer with and Postgres does not store. */
export function describeFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll('\0', '').slice(0, MAX_ERROR_LENGTH);
}
