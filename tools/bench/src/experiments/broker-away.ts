import { setTimeout as pause } from 'node:timers/promises';
import type { Experiment } from '../bench.js';
import { cuttableBroker } from '../cuttable-broker.js';
import { residentMegabytes } from '../memory.js';
import { createServicePair } from '../service-pair.js';
import { median } from '../statistics.js';
import type { CommitSteadily } from '../workers/service.worker.js';

const PER_SECOND = 300;

/** How long the broker is away at full scale. */
const AWAY_S = 600;

/** A service that goes on publishing while nobody takes its events: what it holds in memory, and how it gets rid of the rest. */
export const brokerAway: Experiment = {
  name: 'broker-away',
  title: `a service whose broker cannot be reached, at ${PER_SECOND} events/s`,
  async measure(bench) {
    const seconds = bench.count(AWAY_S);
    const way = await cuttableBroker(bench.brokers);
    const pair = await createServicePair({ ...bench, brokers: way.brokers }, 'broker_away', 1_000);
    const learning = await pair.startService('learning');
    const communication = await pair.startService('communication');
    const { admin } = pair.database;
    const commit = (count: number): Promise<unknown> => learning.ask('commitSteadily', { items: pair.items, count, perSecond: PER_SECOND } satisfies CommitSteadily);
    const unsent = async (): Promise<number> => Number((await admin`select count(*)::int as unsent from learning.outbox`)[0]?.['unsent']);
    try {
      const before = Math.max(10, Math.round(seconds / 6));
      await commit(before * PER_SECOND);
      await pair.quiet();
      const atRest = residentMegabytes(learning.pid);
      way.cut();
      const resident: number[] = [];
      const committing = commit(seconds * PER_SECOND);
      let done = false;
      void committing.finally(() => (done = true)).catch(() => undefined);
      for (let ticks = 0; !done; ticks += 1) {
        await pause(1_000);
        resident.push(residentMegabytes(learning.pid));
        if (ticks % 15 === 14) bench.tell(`${ticks + 1} s away: ${Math.round(resident.at(-1) ?? 0)} MB, ${(await unsent()).toLocaleString('en')} events wait`);
      }
      await committing;
      const waiting = await unsent();
      way.mend();
      const mended = performance.now();
      while ((await unsent()) > 0) await pause(100);
      const drainedS = (performance.now() - mended) / 1_000;
      await pair.quiet();
      const { published, lost, doubled, outOfOrder } = await pair.outcome();
      const minute = Math.max(1, Math.round(resident.length / 10));
      const [early, late] = [median(resident.slice(minute, 3 * minute)), median(resident.slice(-2 * minute))];
      return {
        lines: [
          { measures: `memory of the service while the broker is away for ${seconds} s, at most`, ours: { value: Math.max(...resident), unit: 'MB' }, limit: { value: atRest, unit: 'MB', what: 'before, at the same pace' }, compared: `from ${Math.round(early)} MB in the second tenth to ${Math.round(late)} MB at the end` },
          { measures: 'relaying what had waited', ours: { value: waiting / drainedS, unit: 'events/s' }, compared: `${waiting.toLocaleString('en')} events in ${drainedS.toFixed(1)} s, reconnecting included`, goal: { text: `>= 2 x ${PER_SECOND}/s`, reached: waiting / drainedS >= 2 * PER_SECOND } },
          { measures: 'lost, doubled or out of order', ours: { value: lost + doubled + outOfOrder, unit: `of ${published}` }, compared: `${lost}, ${doubled}, ${outOfOrder}`, goal: { text: '0', reached: lost + doubled + outOfOrder === 0 } },
        ],
        notes: [`every transaction of ${(seconds * PER_SECOND).toLocaleString('en')} committed while the broker was away`],
      };
    } finally {
      await communication.stop();
      await learning.stop();
      await pair.database.drop();
      await way.close();
    }
  },
};
