/** `ENOENT`, `EADDRINUSE`, ...: what the system calls a failure; undefined for others. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return String(error.code);
}
