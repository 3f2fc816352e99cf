import type { ChaosRow } from '../rig/types.js';
import { forAWhile, until } from './until.js';

/** Postgres dies in the midst of writing, and recovers from its log. The services connect again by themselves. */
export const postgresKilled: ChaosRow = {
  row: 14,
  name: 'Postgres killed',
  unit: 'kills',
  goal: 100,
  shortCount: 1,
  checks: ['L', 'D', 'O', 'A', 'B', 'C'],
  rig: { durable: true },
  async run({ postgres, load }, { count, random, progress, signal }) {
    load.start(40);
    let thrown = 0;
    while (thrown < count && !signal.aborted) {
      await forAWhile(random.between(200, 2_000), signal);
      await postgres.kill();
      thrown += 1;
      await forAWhile(random.between(0, 500), signal);
      await postgres.start();
      const before = load.figures.acknowledged;
      await until('writes are accepted again', () => load.figures.acknowledged > before, { withinMs: 60_000, signal });
      progress(thrown);
    }
    await load.stop();
    return { thrown };
  },
};
