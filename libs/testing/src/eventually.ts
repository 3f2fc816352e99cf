import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until `fact` neither throws nor returns `undefined` or `false`, and returns what it returned.
 * For what happens elsewhere: assert inside `fact`.
 *
 * @param timeoutMs default 10,000
 * @throws an error that carries the last failure's message, once the time is over
 */
export async function eventually<T>(
  fact: () => T | Promise<T>,
  { timeoutMs = 10_000 }: { timeoutMs?: number } = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + timeoutMs;
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 200)) {
    let failure: unknown;
    try {
      const value = await fact();
      if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
      failure = new Error(`it was ${String(value)}`);
    } catch (error) {
      failure = error;
    }
    if (performance.now() >= deadline) {
      const message = failure instanceof Error ? failure.message : String(failure);
      throw new Error(`Not true even after ${timeoutMs} ms: ${message}`, { cause: failure });
    }
    await pause(waitMs);
  }
}
