import { SERVICES, type ServiceName } from '@edtech/environment';
import { isCommit, PostgresProxy } from '../faults/postgres-proxy.js';
import type { ChaosRow } from '../rig/types.js';

/** How long a service may find nothing to commit. */
const IDLE_MS = 20_000;

/**
 * The answer to a commit is lost: what a service takes for failed has happened. Commands end as unknown to the client;
 * events that were handled must not be handled again.
 */
export const commitAnswerLost: ChaosRow = {
  row: 16,
  name: 'answer to a commit lost',
  unit: 'answers',
  goal: 500,
  shortCount: 25,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services, postgres, load }, { count, random, progress, signal }) {
    const victims = ['identity', 'learning', 'communication'] as const satisfies readonly ServiceName[];
    const proxies = new Map<ServiceName, PostgresProxy>();
    for (const victim of victims) {
      const proxy = await PostgresProxy.start(postgres.port);
      proxies.set(victim, proxy);
      await services[victim].restart({ [`${SERVICES[victim].prefix}_DB_PORT`]: String(proxy.port) });
    }
    let thrown = 0;
    try {
      await Promise.all(victims.map((victim) => services[victim].waitUntilReady()));
      load.start(40);
      while (thrown < count && !signal.aborted) {
        const victim = random.pick(victims);
        const lost = await proxies.get(victim)?.loseNextAnswer(isCommit, { withinMs: IDLE_MS });
        if (lost === undefined) throw new Error(`${victim} has committed nothing for ${IDLE_MS} ms`);
        thrown += 1;
        progress(thrown, victim);
      }
      await load.stop();
    } finally {
      for (const victim of victims) await services[victim].restart({});
      await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
    }
    await Promise.all(victims.map((victim) => services[victim].waitUntilReady()));
    return { thrown };
  },
};
