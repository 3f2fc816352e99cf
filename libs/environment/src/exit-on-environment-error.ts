import { EnvironmentError } from './environment-error.js';

/** For `main.ts`: runs `read`; when the environment is unusable, says why on stderr and ends the process with 1. */
export function exitOnEnvironmentError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
