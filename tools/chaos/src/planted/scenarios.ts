import { identityUserCreatedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { failpoint } from '../faults/failpoints.js';
import { rawProducer } from '../faults/raw-producer.js';
import type { CheckName, ManagedProcess, Rig } from '../rig/types.js';
import { signUp, updateProfile, type Account } from '../rows/accounts.js';
import { nextDeath } from '../rows/next-death.js';
import { decideParked, parkedIn } from '../rows/parked.js';
import { replayTopics } from '../rows/replay-topics.js';
import { until } from '../rows/until.js';
import type { DatabasePlantName } from './database-plants.js';
import type { PlantName } from './plants.js';

/** The smallest run that a planted bug does not survive, and that the platform as it is does. */
export interface Scenario {
  readonly plant: PlantName | DatabasePlantName;
  /** Whose process it is planted into, if it is one's. The others run as they are. */
  readonly service: 'identity' | 'learning';
  /** What tells. `wire`: an event that nobody had reason to send twice is twice on its topic. */
  readonly caughtBy: CheckName | 'wire';
  /** Whether it needs an inbox that knows what was handled before. */
  readonly remembers?: boolean;
  /** What the service's process is told besides. */
  readonly env?: Readonly<Record<string, string>>;
  /** @param env what the process runs with, for those who start it again */
  readonly run: (rig: Rig, users: readonly Account[], env: Readonly<Record<string, string>>) => Promise<void>;
}

const { topic } = identityUserCreatedV1;
/** For what comes about in a moment, but for a busy machine. */
const PATIENCE = { withinMs: 60_000, everyMs: 10 };

export const scenarios: readonly Scenario[] = [
  // First: what comes after leaves inboxes that have forgotten.
  {
    plant: 'positions-forgotten',
    service: 'learning',
    caughtBy: 'D',
    remembers: true,
    env: { CHAOS_FAILPOINT: failpoint('long-after', 400) },
    run: async (rig, users, env) => {
      const { learning } = rig.services;
      await burst(rig, users, 2);
      await rig.quiet({ withinMs: PATIENCE.withinMs });
      await learning.restart(env);
      await until('the inbox drops what is done with', async () => (await rememberedByLearning(rig)) === 0, PATIENCE);
      await replayTopics(rig, [learning], { withinMs: PATIENCE.withinMs });
    },
  },
  { plant: 'copy-ignores-event', service: 'learning', caughtBy: 'C', run: (rig, users) => burst(rig, users, 2) },
  {
    plant: 'no-inbox',
    service: 'learning',
    caughtBy: 'D',
    run: async (rig, users) => {
      const { identity } = rig.services;
      await identity.restart({ CHAOS_FAILPOINT: failpoint('dies-after-publish') });
      await identity.waitUntilReady();
      await nextDeath(identity, { withinMs: PATIENCE.withinMs, provoke: () => Promise.all(users.map((user) => change(rig, user))) });
      await identity.restart({});
      await until('it is sent again', async () => (await unsent(rig)) === 0, PATIENCE);
    },
  },
  { plant: 'effect-outside-transaction', service: 'learning', caughtBy: 'D', env: { CHAOS_FAILPOINT: failpoint('fails-after-effect') }, run: (rig, users) => burst(rig, users, 5) },
  {
    plant: 'offset-first',
    service: 'learning',
    caughtBy: 'L',
    run: async (rig, users, env) => {
      await burst(rig, users, 5);
      await until('the outbox is sent', async () => (await unsent(rig)) === 0, PATIENCE);
      await rig.services.learning.restart(env);
      await rig.services.learning.waitUntilReady();
    },
  },
  { plant: 'swallowed-error', service: 'learning', caughtBy: 'L', env: { CHAOS_FAILPOINT: failpoint('fails-before-effect') }, run: (rig, users) => burst(rig, users, 5) },
  {
    plant: 'parked-lets-pass',
    service: 'learning',
    caughtBy: 'O',
    env: { CHAOS_FAILPOINT: failpoint('fails-before-effect'), CHAOS_MAX_ATTEMPTS: '1' },
    run: async (rig, users) => {
      const { admin } = rig.postgres;
      await burst(rig, users, 6);
      // An operator replays what is parked until nothing is: each goes well the second time.
      for (let calm = 0; calm < 5; ) {
        const parked = await parkedIn(admin, 'learning');
        await decideParked(rig, 'learning', 'replay', parked.map(({ eventId }) => eventId));
        const busy = parked.length > 0 || (await unsent(rig)) > 0 || (await pending(rig)) > 0;
        calm = busy ? 0 : calm + 1;
        await until('a moment has passed', momentPassed(100), PATIENCE);
      }
    },
  },
  { plant: 'lanes-ignore-key', service: 'learning', caughtBy: 'O', run: (rig, users) => burst(rig, users.slice(0, 2), 30) },
  {
    plant: 'high-water-mark',
    service: 'identity',
    caughtBy: 'L',
    run: async (rig, users) => {
      const [early, ...others] = users;
      if (!early) throw new Error('nobody has signed up');
      await burst(rig, [early], 1);
      // Draws its place in the outbox first, and commits last.
      await rig.postgres.admin.begin(async (tx) => {
        await tx`update identity.users set version = version + 1, first_name = 'Early' where id = ${early.userId}`;
        await tx`
          insert into identity.outbox (event_id, type, topic, subject, sequence, data, correlation_id, occurred_at)
          select uuidv7(), ${identityUserUpdatedV1.type}, ${topic}, u.id::text, u.version, jsonb_set(l.data, '{firstName}', '"Early"'), uuidv7()::text, clock_timestamp()
          from identity.users u
          join lateral (select data from chaos.outbox_log where aggregate = ${`${topic} ${early.userId}`} order by seq desc limit 1) l on true
          where u.id = ${early.userId}`;
        const before = await rig.factCount();
        await burst(rig, others, 3);
        await until('the others are sent', async () => (await rig.factCount()) > before && (await unsent(rig)) === 0, PATIENCE);
      });
    },
  },
  {
    plant: 'no-lease',
    service: 'identity',
    caughtBy: 'wire',
    run: async (rig, users, env) => {
      const { identity } = rig.services;
      const second = await identity.addReplica(env);
      await second.waitUntilReady();
      await burst(rig, users, 15, [identity, second]);
      await until('the outbox is sent', async () => (await unsent(rig)) === 0, PATIENCE);
      await identity.removeReplica(second);
    },
  },
  { plant: 'keyed-by-event', service: 'identity', caughtBy: 'O', run: (rig, users) => whileBrokerSleeps(rig, () => burst(rig, users, 10)) },
  {
    plant: 'deleted-before-acknowledged',
    service: 'identity',
    caughtBy: 'L',
    env: { CHAOS_FAILPOINT: failpoint('dies-before-publish') },
    run: async (rig, users, { CHAOS_FAILPOINT: _failpoint, ...env }) => {
      const { identity } = rig.services;
      await nextDeath(identity, { withinMs: PATIENCE.withinMs, provoke: () => Promise.all(users.map((user) => change(rig, user))) });
      await identity.restart(env);
      await identity.waitUntilReady();
    },
  },
  {
    plant: 'published-after-commit',
    service: 'identity',
    caughtBy: 'A',
    run: async (rig, users, env) => {
      await burst(rig, users, 2);
      await rig.services.identity.restart(env);
      await rig.services.identity.waitUntilReady();
    },
  },
  { plant: 'any-order', service: 'identity', caughtBy: 'O', run: (rig, users) => whileBrokerSleeps(rig, () => burst(rig, users, 5)) },
  {
    plant: 'acks-0',
    service: 'identity',
    caughtBy: 'L',
    run: async (rig, users) => {
      const { broker } = rig;
      // A client that has found its broker, and goes on talking to it.
      await burst(rig, users, 1);
      await until('the outbox is sent', async () => (await unsent(rig)) === 0, PATIENCE);
      broker.freeze();
      await burst(rig, users, 3);
      // Believed to be sent, or still there.
      await until('the relay has had its chance', momentPassed(1_000), PATIENCE);
      await broker.kill();
      await broker.start();
    },
  },
  {
    plant: 'ledger-entry-lost',
    service: 'learning',
    caughtBy: 'B',
    run: async (rig) => {
      const before = await journals(rig);
      rig.load.start(15, ['book', 'pay', 'confirm']);
      await until('lessons are paid for', async () => (await journals(rig)) > before + 1, PATIENCE);
      await rig.load.stop();
    },
  },
  // Last: what it sold twice is taken back without a word to anybody.
  {
    plant: 'slot-sold-twice',
    service: 'learning',
    caughtBy: 'S',
    run: async (rig) => {
      const { load } = rig;
      const before = load.figures.acknowledged;
      load.start(40, ['book']);
      await until('many have booked', () => load.figures.acknowledged > before + 60, PATIENCE);
      await load.stop();
    },
  },
];

/**
 * Each user changes their profile so many times, one after the other; the users at the same time, in turns at each process.
 * @throws Error when one of them is not told that it succeeded
 */
async function burst(rig: Rig, users: readonly Account[], times: number, processes: readonly ManagedProcess[] = [rig.services.identity]): Promise<void> {
  await Promise.all(
    users.map(async (user, index) => {
      for (let turn = 0; turn < times; turn += 1) {
        const kind = await change(rig, user, processes[(index + turn) % processes.length]?.url);
        if (kind !== 'acknowledged') throw new Error(`a change of profile was ${kind}`);
      }
    }),
  );
}

let changes = 0;

/** A change of somebody's profile, which is a fact. What is acknowledged is written down, as the business load does. */
async function change(rig: Rig, user: Account, url: string = rig.services.identity.url): Promise<string> {
  changes += 1;
  const mark = changes;
  const { kind } = await updateProfile(url, user, { firstName: `M${mark}` });
  if (kind === 'acknowledged') await rig.postgres.admin`insert into chaos.acks (kind, id, mark) values ('user', ${user.userId}, ${mark})`;
  return kind;
}

/** So that the relay then finds many events of each aggregate at once. */
async function whileBrokerSleeps(rig: Rig, work: () => Promise<void>): Promise<void> {
  rig.broker.freeze();
  try {
    await work();
  } finally {
    rig.broker.thaw();
  }
}

async function unsent({ postgres: { admin } }: Rig): Promise<number> {
  const [row] = await admin`select count(*)::int as n from identity.outbox`;
  return Number(row?.['n']);
}

async function rememberedByLearning({ postgres: { admin } }: Rig): Promise<number> {
  const [row] = await admin`select count(*)::int as n from learning.inbox`;
  return Number(row?.['n']);
}

async function journals({ postgres: { admin } }: Rig): Promise<number> {
  const [row] = await admin`select count(*)::int as n from payment.ledger_journals`;
  return Number(row?.['n']);
}

async function pending({ postgres: { admin } }: Rig): Promise<number> {
  const [row] = await admin`select count(*)::int as n from learning.inbox where status = 'pending'`;
  return Number(row?.['n']);
}

function momentPassed(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() >= end;
}

/** Some people to act, whom everybody has heard of. */
export async function signUpSome(rig: Rig, count: number): Promise<readonly Account[]> {
  const users: Account[] = [];
  for (let n = 0; n < count; n += 1) users.push(await signUp(rig));
  return users;
}

/** How many messages lie on the topic of users, less the facts about users that are known: what is more than before was sent more than once. */
export async function surplusOnWire(rig: Rig): Promise<number> {
  const stranger = await rawProducer(rig.broker.address);
  try {
    const [row] = await rig.postgres.admin`select count(*)::int as n from chaos.outbox_log where aggregate like ${`${topic} %`}`;
    return (await stranger.messagesOn(topic)) - Number(row?.['n']);
  } finally {
    await stranger.close();
  }
}

/** What the checks have seen is forgotten: one bug's damage must not be taken for the next one's. People stay. */
export async function startOver({ postgres: { admin } }: Rig, { remembers = false }: Pick<Scenario, 'remembers'>): Promise<void> {
  await admin`truncate chaos.effects, chaos.outbox_log, chaos.acks, identity.outbox`;
  if (!remembers) await admin`truncate learning.inbox`;
}
