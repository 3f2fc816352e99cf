import { failpoint } from '../faults/failpoints.js';
import type { ChaosRow } from '../rig/types.js';
import { nextDeath } from './next-death.js';

/** The relay dies between the broker's acknowledgement and the deletion of what was sent: it is sent again. */
export const relayKilledBetweenProduceAndMark: ChaosRow = {
  row: 2,
  name: 'relay killed between produce and mark',
  unit: 'kills',
  goal: 200,
  shortCount: 3,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services: { identity }, load }, { count, random, progress, signal }) {
    load.start(40);
    let thrown = 0;
    while (thrown < count && !signal.aborted) {
      // It is started again with the same failpoint; now and then it lives for more or fewer batches.
      await identity.restart({ CHAOS_FAILPOINT: failpoint('dies-after-publish', random.between(1, 4)) });
      for (let lives = Math.min(random.between(1, 10), count - thrown); lives > 0; lives -= 1) {
        if (!(await nextDeath(identity, { withinMs: 60_000, signal }))) break;
        thrown += 1;
        progress(thrown);
      }
    }
    await identity.restart({});
    await identity.waitUntilReady();
    await load.stop();
    return { thrown };
  },
};
