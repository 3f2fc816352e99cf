import type { ChaosRow, ManagedProcess, ManagedService, Sql } from '../rig/types.js';
import { forAWhile } from './until.js';

/** Members come and go so often, or a little less. */
const EVERY_MS = { least: 1_500, more: 3_500 };

/** Nobody may stand still for longer while there is something to do. */
const MAX_STALL_S = 30;

/** Members join and leave the groups all the time, half of them without saying goodbye. */
export const rebalanceStorm: ChaosRow = {
  row: 5,
  name: 'rebalance storm',
  unit: 'changes',
  goal: 200,
  shortCount: 4,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services, postgres: { admin }, load }, { count, random, progress, signal }) {
    const groups: readonly ManagedService[] = [services.learning, services.communication];
    const members: { readonly of: ManagedService; readonly replica: ManagedProcess }[] = [];
    load.start(30);
    const [start] = await admin`select clock_timestamp()::text as at`;
    let thrown = 0;
    try {
      while (thrown < count && !signal.aborted) {
        const leaves = members.length > 0 && (members.length > 2 || random.chance(0.5));
        if (leaves) {
          const [gone] = members.splice(random.between(0, members.length - 1), 1);
          if (gone && random.chance(0.5)) await gone.replica.kill();
          await gone?.of.removeReplica(gone.replica);
        } else {
          const group = random.pick(groups);
          members.push({ of: group, replica: await group.addReplica() });
        }
        thrown += 1;
        progress(thrown);
        await forAWhile(EVERY_MS.least + random.next() * EVERY_MS.more, signal);
      }
    } finally {
      await load.stop();
      await Promise.all(members.map(({ of, replica }) => of.removeReplica(replica)));
    }
    const stalls = await longestStalls(admin, String(start?.['at']), groups.map(({ service }) => service));
    const longest = Math.max(0, ...Object.values(stalls));
    if (longest > MAX_STALL_S) throw new Error(`a group stood still for ${longest} s: ${JSON.stringify(stalls)}`);
    return { thrown, notes: { 'longest stall, s': longest } };
  },
};

/** The longest time without an effect, by group: there was always something to do. */
async function longestStalls(admin: Sql, since: string, groups: readonly string[]): Promise<Record<string, number>> {
  const rows = await admin`
    select grp, coalesce(max(extract(epoch from at - before)), 0)::float8 as longest
    from (select grp, at, lag(at) over (partition by grp order by at) as before from chaos.effects where at > ${since}::text::timestamptz and grp = any(${[...groups]}::text[])) e
    group by grp`;
  return Object.fromEntries(rows.map((row) => [String(row['grp']), Math.round(Number(row['longest']) * 10) / 10]));
}
