import { EnvironmentError } from './environment-error.js';

/**
 * Whether an optional integration is on: true when all its variables are set, false when none is.
 *
 * @param variables the parsed values under their variables' names
 * @throws EnvironmentError naming the missing ones when only some are set: half-configured does not boot.
 */
export function isConfigured(variables: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(variables);
  const missing = names.filter((name) => variables[name] === undefined);
  if (missing.length === names.length) return false;
  if (missing.length === 0) return true;
  const present = names.filter((name) => !missing.includes(name)).join(', ');
  throw new EnvironmentError(missing.map((variable) => ({ variable, problem: `is missing, but ${present} is set` })));
}
