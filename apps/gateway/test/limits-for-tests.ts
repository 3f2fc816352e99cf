import { parseGatewayEnvironment } from '../src/environment.js';
import type { ProtectionLimits } from '../src/protections/limits.js';

/** The limits that production has, but for what is said. */
export function limitsForTests(other: Partial<ProtectionLimits> = {}): ProtectionLimits {
  return { ...parseGatewayEnvironment({ NODE_ENV: 'production', LOG_LEVEL: 'silent' }).limits, ...other };
}
