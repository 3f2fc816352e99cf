import { failpoint } from '../faults/failpoints.js';
import type { ChaosRow } from '../rig/types.js';
import { nextDeath } from './next-death.js';

/** A consumer dies between the commit of what has arrived, or has been handled by then, and the commit of its offset: it arrives again. */
export const consumerKilledBeforeOffset: ChaosRow = {
  row: 3,
  name: 'consumer killed between commit and offset',
  unit: 'kills',
  goal: 200,
  shortCount: 3,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services: { learning, communication }, load }, { count, random, progress, signal }) {
    load.start(40);
    let thrown = 0;
    while (thrown < count && !signal.aborted) {
      const victim = random.pick([learning, communication]);
      // Stored and not yet handled, or handled as well.
      const holdMs = random.pick([0, 50, 400]);
      await victim.restart({ CHAOS_FAILPOINT: failpoint('dies-after-store', `${random.between(1, 3)}/${holdMs}`) });
      for (let lives = Math.min(random.between(1, 5), count - thrown); lives > 0; lives -= 1) {
        if (!(await nextDeath(victim, { withinMs: 90_000, signal }))) break;
        thrown += 1;
        progress(thrown);
      }
      await victim.restart({});
    }
    await Promise.all([learning, communication].map((service) => service.waitUntilReady()));
    await load.stop();
    return { thrown };
  },
};
