import { readFile } from 'node:fs/promises';
import { TcpProxy } from '../faults/tcp-proxy.js';
import type { ChaosRow, Rig } from '../rig/types.js';
import { ProfileLoad } from './profile-load.js';
import { forAWhile, until } from './until.js';

/** Commands per second, each of which is a fact. */
const RATE = 300;

/** As many commands are under way at once. */
const USERS = 30;

/** So long, in seconds, events flow before the outage: what a busy service holds when all is well. */
const WARM_UP = 20;

/** So many events wait for the relay's next look when all is well. */
const NEARLY_NOTHING = 50;

/** As where memory is limited: a heap that may grow at will is tidied up late, and what it needs cannot be told from what it has not given back. */
const HEAP_MB = 192;

/** How much a service may grow while its events cannot leave it, whatever the outage's length. */
const GROWTH_MB = 96;

/** How much faster than they come in events must leave afterwards. */
const DRAIN_RATIO = 2;

/**
 * The broker is a black hole: packets vanish, connections stay. Orders are taken, the memory of the service stays
 * bounded, and what has gathered is sent at least twice as fast as more comes in.
 */
export const brokerUnreachable: ChaosRow = {
  row: 8,
  name: 'broker unreachable',
  unit: 'seconds',
  goal: 600,
  shortCount: 5,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run(rig, { count, progress, signal }) {
    const { identity } = rig.services;
    const port = Number(rig.broker.address.split(':')[1]);
    const network = await TcpProxy.start({ targetPort: port });
    try {
      await identity.restart({ CHAOS_DETOUR: `${port}:${network.port}`, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` });
      await identity.waitUntilReady();
      const load = await ProfileLoad.of(rig, USERS);
      load.start(RATE);
      try {
        await until('events flow', () => load.acknowledged > RATE, { withinMs: 60_000, signal });
        const usualMb = await highestMb(rig, WARM_UP, signal, (_seconds, mb) => progress(0, `all is well, ${mb} MB`));
        const figures = await outage(rig, network, { seconds: count, usualMb }, progress, signal);
        return { thrown: figures.seconds, notes: { ...figures.notes, 'commands without an answer': load.unknown } };
      } finally {
        await load.stop();
      }
    } finally {
      network.restore();
      await identity.restart({});
      await identity.waitUntilReady();
      await network.close();
    }
  },
};

interface Outage {
  /** How long it was, once it has been seen to its end. */
  readonly seconds: number;
  readonly notes: Readonly<Record<string, number>>;
}

async function outage(
  rig: Rig,
  network: TcpProxy,
  { seconds, usualMb }: { seconds: number; usualMb: number },
  progress: (done: number, note?: string) => void,
  signal: AbortSignal,
): Promise<Outage> {
  const { admin } = rig.postgres;
  const unsent = async (): Promise<number> => Number((await admin`select count(*)::int as n from identity.outbox`)[0]?.['n']);
  const factsBefore = await rig.factCount();
  const since = performance.now();
  network.swallow();
  const elapsed = (): number => (performance.now() - since) / 1_000;
  const highest = await highestMb(rig, seconds, signal, (done, mb) => progress(done, `${mb} MB`));
  const lasted = elapsed();
  const gathered = await unsent();
  const written = (await rig.factCount()) - factsBefore;
  if (gathered < written * 0.5) throw new Error(`the broker was not unreachable: of ${written} events only ${gathered} are waiting`);
  if (highest - usualMb > GROWTH_MB) throw new Error(`identity grew from ${usualMb} to ${highest} MB while the broker was away`);

  // What was not measured to its end, or so small that there is nothing to measure, does not count.
  const cutShort: Outage = { seconds: 0, notes: { 'events that waited': gathered } };
  const drained = Math.max(NEARLY_NOTHING, gathered / 20);
  if (gathered < 4 * drained) return cutShort;
  // Orders go on: what leaves has to be more than what comes.
  network.restore();
  await until('sending begins again', async () => (await unsent()) < gathered - 50, { withinMs: 60_000, everyMs: 20, signal });
  const [drainSince, left, factsThen] = [performance.now(), await unsent(), await rig.factCount()];
  await until('the outbox drains', async () => (await unsent()) < drained, { withinMs: 60_000 + seconds * 1_000, everyMs: 20, signal });
  if (signal.aborted) return cutShort;
  const drainSeconds = Math.max(0.001, (performance.now() - drainSince) / 1_000);
  const came = (await rig.factCount()) - factsThen;
  const drainRate = (left - (await unsent()) + came) / drainSeconds;
  const inputRate = written / lasted;
  if (drainRate < DRAIN_RATIO * inputRate) throw new Error(`${Math.round(drainRate)} events per second leave, and ${Math.round(inputRate)} come in`);
  return {
    seconds: Math.round(lasted),
    notes: {
      'events per second written': Math.round(inputRate),
      'events that waited': gathered,
      'memory at most before, MB': usualMb,
      'memory at most while it was away, MB': highest,
      'events per second sent afterwards': Math.round(drainRate),
    },
  };
}

/** The most that identity holds, in MB, over so many seconds. */
async function highestMb({ services: { identity } }: Rig, seconds: number, signal: AbortSignal, progress: (seconds: number, mb: number) => void): Promise<number> {
  const since = performance.now();
  const elapsed = (): number => (performance.now() - since) / 1_000;
  let highest = await residentMb(identity.pid);
  while (elapsed() < seconds && !signal.aborted) {
    await forAWhile(1_000, signal);
    highest = Math.max(highest, await residentMb(identity.pid));
    progress(Math.min(seconds, Math.round(elapsed())), highest);
  }
  return highest;
}

/** Resident memory of a process, in MB. */
async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
}
