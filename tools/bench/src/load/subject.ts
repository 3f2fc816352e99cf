import type { Sample } from '../in-turn.js';
import { time } from '../stopwatch.js';
import type { Hits, Shots, Until } from '../workers/load.worker.js';
import type { WorkerProcess } from '../workers/worker-process.js';

/** As many as the well-known comparison of gateways keeps open. */
export const CONNECTIONS = 50;

/** What is fired at: a process, and what each of its answers has to be. */
export interface Subject extends Pick<Shots, 'url' | 'body' | 'expected' | 'anonymous' | 'newTokens'> {
  readonly pid: number;
}

/** Keeps a process busy. @returns its requests each second, and its processor time for each of them */
export async function fireAt(load: WorkerProcess, { pid, ...shots }: Subject, until: Until): Promise<Sample & { readonly hits: Hits }> {
  let hits: Hits | undefined;
  const { cpuMs } = await time(async () => {
    hits = await load.ask<Hits>('fire', { ...shots, until, connections: 'requests' in until ? Math.min(CONNECTIONS, until.requests) : CONNECTIONS } satisfies Shots);
  }, pid);
  if (!hits || hits.answered === 0) throw new Error(`${shots.url} answered nothing`);
  return { value: hits.answered / hits.seconds, cpuMsPerUnit: cpuMs / hits.answered, hits };
}
