import type { ManagedProcess } from '../rig/types.js';
import { until } from './until.js';

/**
 * Waits until a process has died by itself and its successor is there: for those that a failpoint ends.
 * @returns false when the run is to end
 */
export async function nextDeath(process: ManagedProcess, { withinMs, signal }: { withinMs: number; signal: AbortSignal }): Promise<boolean> {
  const { pid } = process;
  const died = await until(`${process.service} dies at its failpoint`, () => process.pid !== undefined && process.pid !== pid, { withinMs, signal });
  return died === true;
}
