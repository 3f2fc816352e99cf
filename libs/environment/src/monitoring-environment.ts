import { secretPassword } from './database-environment.js';
import { parseEnvironment, type EnvironmentSource } from './parse-environment.js';

/** Whom `/metrics` and the details of `/health/ready` are for. */
export type MonitoringEnvironment = 'everybody' | 'nobody' | { readonly password: string };

/** Reads `MONITORING_PASSWORD`. Without it they are for everybody while developing, and for nobody in production. */
export function parseMonitoringEnvironment(source: EnvironmentSource): MonitoringEnvironment {
  const production = source['NODE_ENV'] === 'production';
  const { MONITORING_PASSWORD: password } = parseEnvironment({ MONITORING_PASSWORD: secretPassword().optional() }, source);
  if (password !== undefined) return { password };
  return production ? 'nobody' : 'everybody';
}
