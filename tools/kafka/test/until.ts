import { setTimeout as pause } from 'node:timers/promises';

/** Waits until it is so. */
export async function until(fact: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await fact())) {
    if (performance.now() > deadline) throw new Error(`not true even after ${timeoutMs} ms: ${String(fact)}`);
    await pause(20);
  }
}
