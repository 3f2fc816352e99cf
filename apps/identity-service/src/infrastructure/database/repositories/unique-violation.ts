/** Whether a statement failed because of this unique index. Drizzle wraps what the driver threw. */
export function breaksUniqueIndex(error: unknown, index: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === '23505' &&
    'constraint_name' in cause &&
    cause.constraint_name === index
  );
}
