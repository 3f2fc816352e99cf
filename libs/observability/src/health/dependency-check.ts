/** One thing that a service cannot do its work without. */
export interface DependencyCheck {
  /** As operators know it: `database`, `events relay`. */
  readonly name: string;
  /** Rejects when the dependency is down. What it resolves to is shown beside its status. */
  check(signal: AbortSignal): Promise<Record<string, unknown> | void>;
}

/** Nest token of the {@link DependencyCheck}s. */
export const DEPENDENCY_CHECKS = Symbol('DEPENDENCY_CHECKS');
