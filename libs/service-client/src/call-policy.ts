import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { AnswerMissing } from './service-client.errors.js';

export interface CallLimits {
  /** What a call may take with all its attempts; default 3,000. */
  readonly timeoutMs?: number;
  /** What one attempt may take; default 1,000. */
  readonly attemptTimeoutMs?: number;
  /** Further attempts after the first; default 2, with jitter between them. */
  readonly retries?: number;
  /** Unanswered attempts in a row after which nobody is asked for a while; default 5. */
  readonly breakAfter?: number;
  /** How long that while is before one call is let through to try; default 1,000. */
  readonly halfOpenAfterMs?: number;
  /** Calls under way at once; default 20. */
  readonly concurrency?: number;
  /** Calls that wait for their turn; more are turned away at once; default 100. */
  readonly queue?: number;
}

export interface CallPolicy {
  execute<T>(attempt: (signal: AbortSignal) => Promise<T>): Promise<T>;
  readonly breaker: CircuitBreakerPolicy;
}

/** Everything that keeps a slow or absent service from making its askers slow: a share of calls, a deadline, few retries, a breaker. */
export function callPolicy(limits: CallLimits): CallPolicy {
  const { timeoutMs = 3_000, attemptTimeoutMs = 1_000, retries = 2, breakAfter = 5, halfOpenAfterMs = 1_000, concurrency = 20, queue = 100 } = limits;
  // By class: cockatiel 3.2's own isTaskCancelledError looks for another error's mark.
  const unanswered = handleWhen((error) => error instanceof AnswerMissing || error instanceof TaskCancelledError);
  const breaker = circuitBreaker(unanswered, { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(breakAfter) });
  const policy = wrap(
    bulkhead(concurrency, queue),
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
    retry(unanswered, { maxAttempts: retries, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }) }),
    breaker,
    timeout(attemptTimeoutMs, TimeoutStrategy.Aggressive),
  );
  return { breaker, execute: (attempt) => policy.execute(({ signal }) => attempt(signal)) };
}
