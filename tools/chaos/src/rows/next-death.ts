import type { ManagedProcess } from '../rig/types.js';
import { until } from './until.js';

/**
 * Waits until a process has died by itself and its successor is there: for those that a failpoint ends.
 * @param provoke what makes it reach its failpoint, if waiting alone does not; it may die before that is over
 * @returns false when the run is to end
 */
export async function nextDeath(
  process: ManagedProcess,
  { withinMs, signal, provoke = () => undefined }: { withinMs: number; signal?: AbortSignal; provoke?: () => unknown },
): Promise<boolean> {
  const { pid } = process;
  await provoke();
  const died = await until(`${process.service} dies at its failpoint`, () => process.pid !== undefined && process.pid !== pid, { withinMs, ...(signal && { signal }) });
  return died === true;
}
