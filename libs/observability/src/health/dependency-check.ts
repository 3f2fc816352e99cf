/** One thing that a service depends on. */
export interface DependencyCheck {
  /** As operators know it: `database`, `events relay`. */
  readonly name: string;
  /**
   * Whether the service can answer nobody without it: then it is not ready while this is down. Otherwise it is
   * `degraded`, and still ready: taking every service away because the broker is would be the greater fault.
   */
  readonly critical: boolean;
  /** Rejects when the dependency is down. What it resolves to is shown beside its status. */
  check(signal: AbortSignal): Promise<Record<string, unknown> | void>;
}

/** Nest token of the {@link DependencyCheck}s. */
export const DEPENDENCY_CHECKS = Symbol('DEPENDENCY_CHECKS');
