/** Why a service cannot start, in a sentence for whoever started it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** Puts what went wrong into such a sentence, where it is known what that means. */
export function asStartError(error: unknown, service: string, port: number, portVariable: string): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new StartError(`${service} cannot listen on port ${port}: something else does already. Stop it, or set ${portVariable} to another port.`, { cause: error });
  }
  if (code === 'EACCES') {
    return new StartError(`${service} may not listen on port ${port}: set ${portVariable} to one above 1023.`, { cause: error });
  }
  return error;
}

/** The code of a system's or driver's error: `ECONNREFUSED`, `28P01`. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
