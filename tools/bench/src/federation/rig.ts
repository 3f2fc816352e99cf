import type { Extent } from '../bench.js';
import { pin } from '../pinning.js';
import type { LoadStart } from '../workers/load.worker.js';
import type { SubgraphsStart, SubgraphUrls } from '../workers/subgraphs.worker.js';
import { startWorker, type WorkerProcess } from '../workers/worker-process.js';

/** What gateways are measured with: the four subgraphs, and who asks. Both on the core beside the measured one. */
export interface Rig {
  readonly load: WorkerProcess;
  readonly subgraphs: WorkerProcess;
  readonly urls: SubgraphUrls;
  /** Good for asking. */
  readonly token: string;
  stop(): Promise<void>;
}

export async function startRig(extent: Pick<Extent, 'count'>): Promise<Rig> {
  const load = await startWorker('load', { tokens: extent.count(60_000) } satisfies LoadStart);
  const subgraphs = await startWorker('subgraphs', { keys: [await load.ask('publicJwk')] } satisfies SubgraphsStart);
  for (const { pid } of [load, subgraphs]) pin(pid, 'beside');
  return {
    load,
    subgraphs,
    urls: await subgraphs.ask<SubgraphUrls>('urls'),
    token: await load.ask<string>('token'),
    stop: async () => {
      await load.stop();
      await subgraphs.stop();
    },
  };
}
