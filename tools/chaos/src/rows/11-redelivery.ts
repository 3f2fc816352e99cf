import { SERVICES } from '@edtech/environment';
import { failpoint } from '../faults/failpoints.js';
import type { ChaosRow, ManagedService, Rig } from '../rig/types.js';
import { replayTopics } from './replay-topics.js';
import { forAWhile, until } from './until.js';

const REPLAYS = 2;

/** Everything may have to be handled again. */
const QUIET_WITHIN_MS = 600_000;

/** More than any retention. */
const DAYS_LATER = 400;

/**
 * Consumers are away while much happens; when they have caught up, everything is delivered once more, twice. Then their
 * inboxes drop what is done with, as they do after the retention, and everything is delivered again from the beginning.
 */
export const redelivery: ChaosRow = {
  row: 11,
  name: 'consumers away, whole topics replayed twice, and again after the retention',
  unit: 'events',
  goal: 10_000,
  shortCount: 200,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication', 'analytics'] },
  async run(rig, { count, progress, signal }) {
    const { communication, learning, analytics } = rig.services;
    // Analytics takes its events in batches.
    const away = [communication, learning, analytics];
    const before = await rig.factCount();
    const made = async (): Promise<number> => (await rig.factCount()) - before;
    await Promise.all(away.map((service) => service.stop()));
    rig.load.start(150);
    while ((await made()) < count && !signal.aborted) {
      progress(Math.min(await made(), count), 'consumers away');
      await forAWhile(500, signal);
    }
    await rig.load.stop();
    const startedAt = performance.now();
    await Promise.all(away.map((service) => service.start()));
    await rig.quiet({ withinMs: QUIET_WITHIN_MS, signal });
    const caughtUp = Math.round((performance.now() - startedAt) / 1_000);
    let delivered = 0;
    for (let nr = 1; nr <= REPLAYS && !signal.aborted; nr += 1) {
      delivered += await replayTopics(rig, away, { withinMs: QUIET_WITHIN_MS, signal });
      progress(count, `replayed ${nr} times`);
    }
    const forgotten = signal.aborted ? 0 : await afterTheRetention(rig, away, signal);
    // What was not delivered again in every way does not count.
    if (signal.aborted || forgotten === 0) return { thrown: 0 };
    progress(count, `replayed after the retention of ${forgotten} events`);
    const notes = { 'delivered again': delivered, 'forgotten and delivered again': forgotten, 'caught up in, s': caughtUp, 'largest batch': await largestBatch(rig) };
    return { thrown: Math.min(await made(), count), notes };
  },
};

/** @returns how many events the inboxes had dropped when they came again */
async function afterTheRetention(rig: Rig, services: readonly ManagedService[], signal: AbortSignal): Promise<number> {
  const remembered = await eventsRemembered(rig, services);
  await Promise.all(services.map((service) => service.stop()));
  await Promise.all(services.map((service) => service.start({ CHAOS_FAILPOINT: failpoint('long-after', DAYS_LATER) })));
  await until('the inboxes drop what is done with', async () => (await eventsRemembered(rig, services)) === 0, { withinMs: 60_000, signal });
  await replayTopics(rig, services, { withinMs: QUIET_WITHIN_MS, signal });
  // Whoever remembers nothing must still know what is new.
  rig.load.start(40);
  const before = await rig.factCount();
  await until('something new happens', async () => (await rig.factCount()) > before + 20, { withinMs: 60_000, signal });
  await rig.load.stop();
  await rig.quiet({ withinMs: QUIET_WITHIN_MS, signal });
  await Promise.all(services.map((service) => service.stop()));
  await Promise.all(services.map((service) => service.start({})));
  return remembered;
}

async function eventsRemembered({ postgres: { admin } }: Rig, services: readonly ManagedService[]): Promise<number> {
  const counts = services.map(({ service }) => `(select count(*) from ${SERVICES[service].schema}.inbox)`);
  const [row] = await admin.unsafe(`select (${counts.join(' + ')})::int as n`);
  return Number(row?.['n']);
}

/** How many events were handled together at most. @throws Error when nothing was handled in a batch: what batches do was not looked at */
async function largestBatch({ postgres: { admin } }: Rig): Promise<number> {
  const [row] = await admin`select coalesce(max(together), 0)::int as n from chaos.effects`;
  const largest = Number(row?.['n']);
  if (largest < 2) throw new Error('no events were handled in a batch');
  return largest;
}
