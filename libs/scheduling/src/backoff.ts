export interface BackoffOptions {
  /** Upper bound of the first wait. */
  firstMs?: number;
  /** Upper bound of any wait. */
  ceilingMs?: number;
  /** For tests; a number in [0, 1). */
  random?: () => number;
}

/**
 * How long to wait after the n-th failure in a row (n from 1): doubles up to the ceiling, and half of it
 * is drawn at random, so that those who failed together do not come back together.
 */
export function backoffMs(failures: number, { firstMs = 100, ceilingMs = 10_000, random = Math.random }: BackoffOptions = {}): number {
  const bound = Math.min(ceilingMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(bound / 2 + (random() * bound) / 2);
}
