import type { ChaosRow } from '../rig/types.js';
import { forAWhile } from './until.js';

/** Changes per second while services are being killed: what a machine of two cores carries beside restarting them. */
const RATE = 60;

/** How long a service lives at least before one is killed again, and how much longer at most. */
const BETWEEN_KILLS_MS = { least: 700, more: 1_000 };

/** Facts that have to come about for each kill: 100,000 with 1,000. */
const FACTS_PER_KILL = 100;

/** Any service, at any moment, with SIGKILL; it is started again at once. */
export const servicesKilled: ChaosRow = {
  row: 1,
  name: 'services killed at random',
  unit: 'kills',
  goal: 1_000,
  shortCount: 20,
  checks: ['L', 'D', 'O', 'A', 'B', 'S', 'C'],
  async run({ services, load, factCount }, { count, random, progress, signal }) {
    const all = Object.values(services);
    load.start(RATE);
    let thrown = 0;
    let sincePicked = 0;
    while (thrown < count && !signal.aborted) {
      await forAWhile(BETWEEN_KILLS_MS.least + random.next() * BETWEEN_KILLS_MS.more, signal);
      if (signal.aborted) break;
      const victim = random.pick(all);
      await victim.restart();
      thrown += 1;
      sincePicked += 1;
      if (sincePicked === 20 || thrown === count) {
        sincePicked = 0;
        progress(thrown, `${await factCount()} facts`);
      }
    }
    // The kills may be over before the facts are enough.
    const wanted = thrown * FACTS_PER_KILL;
    while ((await factCount()) < wanted && !signal.aborted) {
      progress(thrown, `${await factCount()} of ${wanted} facts`);
      await forAWhile(2_000, signal);
    }
    await load.stop();
    const { sent, acknowledged, unknown, refused } = load.figures;
    return { thrown, notes: { sent, acknowledged, unknown, refused } };
  },
};
