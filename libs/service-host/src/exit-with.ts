import { MigrationError } from '@edtech/drizzle/migration-error';
import { EnvironmentError } from '@edtech/environment';
import { StartError } from './start-error.js';

/** Ends the process with code 1 after telling why: known errors in their own words, unknown ones with their stack. */
export function exitWith(error: unknown): never {
  const told = error instanceof StartError || error instanceof EnvironmentError || error instanceof MigrationError;
  const text = told ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
