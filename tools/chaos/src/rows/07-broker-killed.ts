import type { ChaosRow } from '../rig/types.js';
import { forAWhile, until } from './until.js';

/** The only broker is killed and started again. Orders are taken meanwhile; their events wait in the outboxes. */
export const brokerKilled: ChaosRow = {
  row: 7,
  name: 'broker killed and restarted',
  unit: 'kills',
  goal: 100,
  shortCount: 5,
  checks: ['L', 'D', 'O', 'A', 'C'],
  async run({ broker, load }, { count, random, progress, signal }) {
    load.start(40);
    let thrown = 0;
    let acceptedMeanwhile = 0;
    while (thrown < count && !signal.aborted) {
      await forAWhile(random.between(200, 2_000), signal);
      await broker.kill();
      thrown += 1;
      const before = load.figures.acknowledged;
      // A row that finds nothing accepted while the broker is away fails here.
      await until('writes are accepted without a broker', () => load.figures.acknowledged > before + 10, { withinMs: 30_000, signal });
      await forAWhile(random.between(0, 2_000), signal);
      acceptedMeanwhile += load.figures.acknowledged - before;
      await broker.start();
      progress(thrown, `${acceptedMeanwhile} writes accepted meanwhile`);
    }
    await load.stop();
    return { thrown, notes: { 'writes accepted meanwhile': acceptedMeanwhile } };
  },
};
