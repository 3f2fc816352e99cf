import { randomUUID } from 'node:crypto';
import { findText } from '@edtech/drizzle';
import type { ChaosRow, ManagedService, Rig } from '../rig/types.js';
import { ask, signUp, updateProfile, type Account } from './accounts.js';
import { forAWhile, until } from './until.js';

/** Changes per second by everybody else. */
const RATE = 40;

/** So many people at a time ask for their erasure. */
const AT_ONCE = 4;

const DONE_WITHIN_MS = 180_000;

/** Somebody whose words are looked for afterwards. */
interface Leaver extends Account {
  readonly words: readonly string[];
}

/** People have themselves erased while services are killed. Nothing of them is left in any table of any service, and the books add up as before. */
export const erasuresUnderKills: ChaosRow = {
  row: 36,
  name: 'erasures while services are killed',
  unit: 'erasures',
  goal: 200,
  shortCount: 4,
  checks: ['L', 'D', 'O', 'A', 'B', 'S', 'C'],
  async run(rig, { count, random, progress, signal }) {
    const all: readonly ManagedService[] = Object.values(rig.services);
    const { admin } = rig.postgres;
    const words: string[] = [];
    let [thrown, kills] = [0, 0];
    rig.load.start(RATE);
    while (thrown < count && !signal.aborted) {
      const leavers: Leaver[] = [];
      for (let nr = thrown; nr < Math.min(count, thrown + AT_ONCE); nr += 1) leavers.push(await arrive(rig));
      const leaving = Promise.all(leavers.map((leaver) => leave(rig, leaver, signal)));
      // Before, while and after they are believed.
      for (let killed = 0; killed < AT_ONCE && !signal.aborted; killed += 1) {
        await forAWhile(random.between(0, 400), signal);
        await random.pick(all).restart();
        kills += 1;
      }
      await leaving;
      words.push(...leavers.flatMap((leaver) => leaver.words));
      thrown += leavers.length;
      progress(thrown, `${kills} kills`);
    }
    await rig.load.stop();
    await Promise.all(all.map((service) => service.waitUntilReady()));
    const open = async (): Promise<number> => Number((await admin`select count(*)::int as n from identity.erasures where completed_at is null`)[0]?.['n']);
    await until('everybody is erased', async () => (await open()) === 0, { withinMs: DONE_WITHIN_MS, everyMs: 200, signal });
    if (signal.aborted) return { thrown: 0 };
    // What the rig itself has noted is nobody's data.
    const places = (await findText(admin, words)).filter((place) => !place.startsWith('chaos.'));
    if (places.length > 0) throw new Error(`of ${thrown} people who are erased something stands in ${places.join(', ')}`);
    return { thrown, notes: { kills, 'words looked for': words.length } };
  },
};

/** Signs somebody up, of whom every service has heard before they leave. */
async function arrive(rig: Rig): Promise<Leaver> {
  const { admin } = rig.postgres;
  const word = randomUUID().slice(0, 13);
  const account = await signUp(rig, { firstName: `First${word}`, lastName: `Last${word}` });
  await until('the account is known elsewhere', async () => (await admin`select 1 from communication.user_references where user_id = ${account.userId}`).length === 1, { withinMs: DONE_WITHIN_MS });
  return { ...account, words: [account.email, word] };
}

/** Changes something, so that there is something to come late, and asks until the platform has taken it down. */
async function leave(rig: Rig, leaver: Leaver, signal: AbortSignal): Promise<void> {
  const { identity } = rig.services;
  await updateProfile(identity.url, leaver, { firstName: `Late${leaver.words[1]}` });
  const request = 'mutation ($email: String!) { requestErasure(input: { email: $email }) { reference } }';
  const taken = async (): Promise<boolean> => {
    const outcome = await ask(identity.url, request, { email: leaver.email }, leaver.token);
    if (outcome.kind === 'acknowledged') return true;
    // Whoever was not told asks again, and may hear that the account is closed.
    const [row] = await rig.postgres.admin`select 1 from identity.erasures where user_id = ${leaver.userId}`;
    if (!row && outcome.kind === 'refused') throw new Error(`nobody can be erased: ${outcome.code}`);
    return row !== undefined;
  };
  await until('the erasure is taken down', taken, { withinMs: DONE_WITHIN_MS, everyMs: 200, signal });
}
