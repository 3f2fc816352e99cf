import { setTimeout as pause } from 'node:timers/promises';

/** How long the client may take to end something before it is left to itself. */
const PATIENCE_MS = 10_000;

/** Waits for an ending, but not for ever, and not for its success: a connection that is dead cannot be closed politely. */
export async function patiently(ending: Promise<void>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([ending.catch(() => undefined), pause(PATIENCE_MS, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
}
