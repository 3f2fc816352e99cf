import { setTimeout as pause } from 'node:timers/promises';

/** How long to look for a fact, and when to stop looking. */
export interface Patience {
  readonly withinMs: number;
  /** How often it is looked; 50 by default. */
  readonly everyMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Waits until it is so.
 * @returns what it was, or undefined when the run is to end
 * @throws Error naming what did not come about
 */
export async function until<T>(what: string, fact: () => T | Promise<T>, { withinMs, everyMs = 50, signal }: Patience): Promise<Exclude<T, undefined | null | false> | undefined> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (signal?.aborted) return undefined;
    const value = await fact();
    if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>;
    if (performance.now() > deadline) throw new Error(`${what}: not even after ${withinMs} ms`);
    await pause(everyMs);
  }
}

/** Lets time pass, unless the run is to end. */
export async function forAWhile(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
