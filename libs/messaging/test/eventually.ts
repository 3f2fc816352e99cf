import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the fact neither throws nor is false, by default for 15 s: for what happens elsewhere. */
export async function eventually<T>(fact: () => Promise<T> | T, timeoutMs = 15_000): Promise<Exclude<T, false>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      const value = await fact();
      if (value !== false) return value as Exclude<T, false>;
      if (performance.now() > deadline) throw new Error(`not true even after ${timeoutMs} ms`);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(10);
  }
}
