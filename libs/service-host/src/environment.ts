import type { EnvironmentSource } from '@edtech/environment';

/** What the process was started with: read here, for the entry points of all services, and parsed before anything looks at it. */
export function processEnvironment(): EnvironmentSource {
  return process.env;
}
