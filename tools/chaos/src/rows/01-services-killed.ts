import type { ChaosRow, ManagedService, Rig } from '../rig/types.js';
import { forAWhile } from './until.js';

/** Changes per second; fewer come about while services are away. */
const RATE = 150;

/** Facts that come about for each kill: 100,000 with 1,000. */
const FACTS_PER_KILL = 100;

/** Time between two kills: at least so much, and up to so much more. */
const BETWEEN_KILLS_MS = { least: 400, more: 800 };

/** A kill does not wait for facts any longer: where services hardly get up between two, that is part of it. */
const MAX_WAIT_MS = 15_000;

/** Nobody does anything new while so much is waiting to be handled: what takes longer to drain shows nothing more. */
const MAX_BACKLOG = 3_000;

/** Any service, at any moment, with SIGKILL; it is started again at once. */
export const servicesKilled: ChaosRow = {
  row: 1,
  name: 'services killed at random',
  unit: 'kills',
  goal: 1_000,
  shortCount: 8,
  checks: ['L', 'D', 'O', 'A', 'B', 'S', 'C'],
  async run(rig, { count, random, progress, signal }) {
    const { load } = rig;
    const all: readonly ManagedService[] = Object.values(rig.services);
    const before = await rig.factCount();
    const facts = async (): Promise<number> => (await rig.factCount()) - before;
    const pacing = new Pacing(rig, signal);
    const alsoUnready = random.fork('impatience');
    let thrown = 0;
    while (thrown < count && !signal.aborted) {
      await forAWhile(BETWEEN_KILLS_MS.least + random.next() * BETWEEN_KILLS_MS.more, signal);
      await pacing.until(async () => (await facts()) >= thrown * FACTS_PER_KILL);
      if (signal.aborted) break;
      const victim = random.pick(all);
      // Mostly somebody who works; one time in five also who is just starting.
      const patient = !alsoUnready.chance(0.2);
      if (patient) await victim.waitUntilReady({ withinMs: MAX_WAIT_MS }).catch(() => undefined);
      await victim.restart();
      thrown += 1;
      progress(thrown, `${await facts()} facts`);
    }
    while ((await facts()) < thrown * FACTS_PER_KILL && !signal.aborted) {
      await pacing.until(async () => (await facts()) >= thrown * FACTS_PER_KILL);
      progress(thrown, `${await facts()} of ${thrown * FACTS_PER_KILL} facts`);
    }
    await load.stop();
    const { sent, acknowledged, unknown, refused } = load.figures;
    return { thrown, notes: { sent, acknowledged, unknown, refused } };
  },
};

/** Lets people act as long as what they do is dealt with. */
class Pacing {
  constructor(
    private readonly rig: Rig,
    private readonly signal: AbortSignal,
  ) {}

  /** Waits for a fact, but not for ever. */
  async until(fact: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + MAX_WAIT_MS;
    for (;;) {
      this.rig.load.start((await this.rig.backlog()) > MAX_BACKLOG ? 1 : RATE);
      if (this.signal.aborted || (await fact()) || performance.now() > deadline) return;
      await forAWhile(500, this.signal);
    }
  }
}
