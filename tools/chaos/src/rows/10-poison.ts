import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { ServiceName } from '@edtech/environment';
import { failpoint } from '../faults/failpoints.js';
import { hostileMessage } from '../faults/hostile-messages.js';
import { rawProducer } from '../faults/raw-producer.js';
import type { ChaosRow, Rig, RowOptions } from '../rig/types.js';
import { signUp, updateProfile, type Account } from './accounts.js';
import { decideParked, parkedIn } from './parked.js';
import { forAWhile, until } from './until.js';
import { whilePaced } from './while-paced.js';

const CONSUMERS = ['learning', 'communication'] as const satisfies readonly ServiceName[];

/** How long a poisoned partition may keep the others waiting. */
const RESUMES_WITHIN_MS = 30_000;

const PACE = { rate: 30, maxBacklog: 20 };

/** One poison in so many is a handler that throws; the others are messages that cannot be read. */
const THROWING_SHARE = 5;

/**
 * Messages that cannot be read and handlers that throw. Every other event goes on within half a minute, each poison is
 * kept exactly once in each service, and what is replayed after the handler has been mended has one effect.
 */
export const poisonEvents: ChaosRow = {
  row: 10,
  name: 'poison events',
  unit: 'poisons',
  goal: 200,
  shortCount: 5,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run(rig, { count, random, progress, signal }) {
    const messages = count - Math.ceil(count / THROWING_SHARE);
    return whilePaced(rig, PACE, async () => {
      const { thrown, plainMs, worstMs, parked } = await throwMessages(rig, { count: messages, random, progress, signal });
      const throwing = signal.aborted ? 0 : await throwingHandlers(rig, { count: count - messages, random, progress: (done) => progress(thrown + done), signal });
      return { thrown: thrown + throwing, notes: { 'wait without a poison, ms': plainMs, 'longest wait behind a poison, ms': worstMs, 'kept for an operator': parked } };
    });
  },
};

async function throwMessages(rig: Rig, { count, random, progress, signal }: RowOptions): Promise<{ thrown: number; plainMs: number; worstMs: number; parked: number }> {
  const { type, topic } = identityUserUpdatedV1;
  const { broker, services, postgres: { admin } } = rig;
  const stranger = await rawProducer(broker.address);
  const witness = await signUp(rig);
  const waitOf = async (complaint: string): Promise<number> => {
    const since = performance.now();
    await passes(admin, services.identity.url, witness, complaint, signal);
    return Math.round(performance.now() - since);
  };
  await calm(rig, signal);
  await passes(admin, services.identity.url, witness, 'a sign-up is not heard of', signal);
  const plainMs = await waitOf('a change is not heard of');
  let worstMs = 0;
  let expected = 0;
  let thrown = 0;
  try {
    while (thrown < count && !signal.aborted) {
      await calm(rig, signal);
      const { what, fate, message } = hostileMessage(type, random);
      // Into the partition of somebody whose next event has to pass it.
      await stranger.send(topic, { ...message, key: witness.userId });
      if (fate === 'parked') expected += 1;
      worstMs = Math.max(worstMs, await waitOf(`${what} holds up its partition`));
      thrown += 1;
      progress(thrown, what);
    }
    for (const consumer of signal.aborted ? [] : CONSUMERS) {
      const kept = await until(`${consumer} keeps each poison once`, async () => {
        const rows = await parkedIn(admin, consumer);
        return rows.length >= expected && rows;
      }, { withinMs: RESUMES_WITHIN_MS, signal });
      if (kept && kept.length !== expected) throw new Error(`${consumer} keeps ${kept.length} of ${expected} poisons for an operator`);
      await decideParked(rig, consumer, 'drop', kept?.map(({ eventId }) => eventId) ?? []);
    }
  } finally {
    await stranger.close();
  }
  return { thrown, plainMs, worstMs, parked: expected };
}

/** Waits until what others did has been dealt with, as far as it ever is. */
async function calm(rig: Rig, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await rig.backlog()) > PACE.maxBacklog) await forAWhile(100, signal);
}

/** Handlers of learning throw at everything that some users do, until they are mended. */
async function throwingHandlers(rig: Rig, { count, random, progress, signal }: RowOptions): Promise<number> {
  const { postgres: { admin }, services: { identity, learning } } = rig;
  const victims = await Promise.all(Array.from({ length: count }, () => signUp(rig)));
  const bystander = await signUp(rig);
  await calm(rig, signal);
  for (const user of [...victims, bystander]) await passes(admin, identity.url, user, 'a sign-up is not heard of', signal);
  await learning.restart({ CHAOS_FAILPOINT: failpoint('poisoned-by', victims.map(({ userId }) => userId).join('+')), CHAOS_MAX_ATTEMPTS: '4' });
  await learning.waitUntilReady();
  await calm(rig, signal);
  for (const victim of victims) {
    // The first is parked, and the others wait behind it.
    for (let turn = random.between(1, 4); turn > 0; turn -= 1) await updateProfile(identity.url, victim, { firstName: `Ada ${turn}` });
  }
  await passes(admin, identity.url, bystander, 'a throwing handler holds up other keys', signal);
  const parked = await until('every throwing handler parks one event', async () => {
    const rows = await parkedIn(admin, 'learning');
    return rows.length >= victims.length && rows;
  }, { withinMs: 90_000, signal });
  if (parked && parked.length !== victims.length) throw new Error(`${victims.length} keys were poisoned, but ${parked.length} events are parked`);
  const handled = await admin`
    select count(*)::int as n from learning.inbox i join unnest(${(parked ?? []).map(({ eventId }) => eventId)}::text[]) as p (id) on true
    join learning.inbox q on q.event_id = p.id::uuid and q.topic = i.topic and q.subject = i.subject
    where i.id > q.id and i.status = 'handled'`;
  if (Number(handled[0]?.['n']) > 0) throw new Error('events were handled past a parked one of their key');
  await learning.restart({});
  await learning.waitUntilReady();
  await decideParked(rig, 'learning', 'replay', parked?.map(({ eventId }) => eventId) ?? []);
  progress(victims.length, 'throwing handlers mended and replayed');
  return victims.length;
}

/** A change that the user makes now is heard of in every other service, soon enough. */
async function passes(admin: Rig['postgres']['admin'], identityUrl: string, user: Account, complaint: string, signal: AbortSignal): Promise<void> {
  const outcome = await updateProfile(identityUrl, user, { lastName: `at ${Date.now()}` });
  if (outcome.kind !== 'acknowledged') throw new Error(`a change of profile was not taken: ${outcome.kind === 'refused' ? outcome.code : outcome.kind}`);
  const aggregate = `${identityUserUpdatedV1.topic} ${user.userId}`;
  const [changed] = await admin`select version from identity.users where id = ${user.userId}`;
  await until(complaint, async () => {
    const [heard] = await admin`
      select count(distinct grp)::int as n from chaos.effects where aggregate = ${aggregate} and version >= ${String(changed?.['version'])}::bigint and grp = any(${[...CONSUMERS]}::text[])`;
    return Number(heard?.['n']) === CONSUMERS.length;
  }, { withinMs: RESUMES_WITHIN_MS, signal });
}
