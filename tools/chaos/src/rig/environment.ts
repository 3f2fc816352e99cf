import type { EnvironmentSource, ServiceName } from '@edtech/environment';

/** What the rig tells a service's process beside what a service reads itself. */
export interface ProcessSettings {
  readonly service: ServiceName;
  /** How long the group waits for a member that is silent: short, so that a killed one is not waited for. */
  readonly sessionTimeoutMs: number;
  /** How long a relay that stopped without giving its lease back holds up the others; the platform's when absent. */
  readonly leaseMs?: number;
  /** Failpoints to set: see faults/failpoints.ts. */
  readonly failpoints: string;
  /** The bug to plant: see planted/plants.ts. */
  readonly plant?: string;
  /** `from:to`, both ports: see faults/detour.ts. */
  readonly detour?: string;
  /** After so many failures an event is parked; the platform's number when absent. */
  readonly maxAttempts?: number;
  /** Every handler takes so long. */
  readonly handlerMs: number;
  /** Everything, for the service itself. */
  readonly source: EnvironmentSource;
}

/** Reads what the parent has set. */
export function processSettings(service: string | undefined): ProcessSettings {
  const source = process.env;
  const number = (name: string): number | undefined => (source[name] ? Number(source[name]) : undefined);
  const leaseMs = number('CHAOS_LEASE_MS');
  const maxAttempts = number('CHAOS_MAX_ATTEMPTS');
  return {
    service: service as ServiceName,
    sessionTimeoutMs: number('CHAOS_SESSION_TIMEOUT_MS') ?? 10_000,
    ...(leaseMs === undefined ? {} : { leaseMs }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    failpoints: source['CHAOS_FAILPOINT'] ?? '',
    ...(source['CHAOS_PLANT'] ? { plant: source['CHAOS_PLANT'] } : {}),
    ...(source['CHAOS_DETOUR'] ? { detour: source['CHAOS_DETOUR'] } : {}),
    handlerMs: number('CHAOS_HANDLER_MS') ?? 0,
    source,
  };
}

/** What a process that we start needs of our own environment: the path to programs, nothing of ours. */
export function inheritedVariables(): Record<string, string> {
  const { PATH = '', HOME = '', TZ } = process.env;
  return { PATH, HOME, ...(TZ === undefined ? {} : { TZ }) };
}
