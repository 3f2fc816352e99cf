import type { ChaosRow, ManagedProcess, Sql } from '../rig/types.js';
import { forAWhile, until } from './until.js';

/** Short, so that a lease runs out within a second and not within five. */
const LEASE_MS = 1_000;

/** Two replicas of a service; the one that relays is stopped until the other has taken over, and then goes on where it was. */
export const twoRelays: ChaosRow = {
  row: 4,
  name: 'two relays, the holder frozen past its lease and resumed',
  unit: 'takeovers',
  goal: 100,
  shortCount: 3,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services: { identity }, postgres: { admin }, load }, { count, random, progress, signal }) {
    const env = { CHAOS_LEASE_MS: String(LEASE_MS) };
    await identity.restart(env);
    const second = await identity.addReplica(env);
    await Promise.all([identity.waitUntilReady(), second.waitUntilReady()]);
    load.start(40);
    let thrown = 0;
    let holder: ManagedProcess = identity;
    try {
      while (thrown < count && !signal.aborted) {
        await forAWhile(random.between(50, 400), signal);
        const before = await tokenOf(admin);
        holder.freeze();
        // Only the holder's lease runs out: where nobody takes over, the other one was the holder.
        const taken = await tokenChanges(admin, before, 2 * LEASE_MS, signal);
        if (taken) {
          await forAWhile(random.between(0, LEASE_MS), signal);
          thrown += 1;
          progress(thrown);
        }
        holder.thaw();
        holder = holder === identity ? second : identity;
      }
    } finally {
      for (const replica of [identity, second]) replica.thaw();
      await load.stop();
      await identity.removeReplica(second);
      await identity.restart({});
    }
    await identity.waitUntilReady();
    return { thrown };
  },
};

/** Grows with every new holder. */
async function tokenOf(admin: Sql): Promise<string> {
  const [row] = await admin`select max(fencing_token)::text as token from identity.relay_leases`;
  return String(row?.['token']);
}

async function tokenChanges(admin: Sql, before: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
  return until('another holder', async () => (await tokenOf(admin)) !== before, { withinMs, everyMs: 50, signal }).then(
    (changed) => changed === true,
    () => false,
  );
}
