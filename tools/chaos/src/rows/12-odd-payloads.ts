import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { ServiceName } from '@edtech/environment';
import { everyHostileMessage } from '../faults/hostile-messages.js';
import { rawProducer } from '../faults/raw-producer.js';
import type { Random } from '../rig/random.js';
import type { ChaosRow } from '../rig/types.js';
import { ask, send, signUp, updateProfile, type Account } from './accounts.js';
import { decideParked, parkedIn } from './parked.js';
import { until } from './until.js';

const CONSUMERS = ['learning', 'communication'] as const satisfies readonly ServiceName[];

interface OddPayload {
  readonly what: string;
  /** Whether a client may say this. */
  readonly expected: 'acknowledged' | 'refused';
  readonly send: (identityUrl: string, account: Account) => ReturnType<typeof ask>;
}

const rename = (firstName: string) => (url: string, account: Account) => updateProfile(url, account, { firstName });
const PREFER = 'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { id } }';
const prefer = (preferences: object) => (url: string, { token }: Account) => ask(url, PREFER, { input: { preferences } }, token);
/** Deeper than this process itself could write it. */
const preferDeeply = (depth: number) => (url: string, { token }: Account) =>
  send(url, `{"query": ${JSON.stringify(PREFER)}, "variables": {"input": {"preferences": {"subjects": ${'['.repeat(depth)}${']'.repeat(depth)}}}}}`, token);

function oddPayload(random: Random): OddPayload {
  const many = random.between(1, 50);
  return random.pick<OddPayload>([
    { what: 'characters of four bytes', expected: 'acknowledged', send: rename('😀𝄞🏴󠁧󠁢󠁥󠁮󠁧󠁿'.slice(0, 20)) },
    { what: 'as many characters of four bytes as fit', expected: 'acknowledged', send: rename('𝄞'.repeat(many)) },
    { what: 'text that looks like an escape', expected: 'acknowledged', send: rename('\\u0000 \\x00 %00') },
    { what: 'quotes and statements', expected: 'acknowledged', send: rename(`'); drop table users; --`) },
    { what: 'a NUL character', expected: 'refused', send: rename(`Ada${'\0'.repeat(many)}`) },
    { what: 'half of a surrogate pair', expected: 'refused', send: rename('Ada \ud83d') },
    { what: 'too many characters', expected: 'refused', send: rename('x'.repeat(1_000 * many)) },
    { what: 'more than a megabyte', expected: 'refused', send: rename('x'.repeat(1_048_576 + many)) },
    { what: 'more than a megabyte of characters of four bytes', expected: 'refused', send: rename('𝄞'.repeat(300_000)) },
    { what: 'a NUL character deep inside', expected: 'refused', send: prefer({ subjects: [{ a: ['\0'] }] }) },
    { what: 'deep nesting', expected: 'refused', send: preferDeeply(200 * many) },
  ]);
}

/**
 * What Postgres cannot keep or a broker does not take is refused before the commit; everything else arrives. No row is
 * left that can never be sent or handled.
 */
export const oddPayloads: ChaosRow = {
  row: 12,
  name: 'payloads of 1 MB and more, NUL, characters of 4 bytes',
  unit: 'payloads',
  goal: 2_000,
  shortCount: 40,
  checks: ['L', 'D', 'O', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run(rig, { count, random, progress, signal }) {
    const { broker, services: { identity }, postgres: { admin } } = rig;
    const stranger = await rawProducer(broker.address);
    let thrown = 0;
    let acknowledged = 0;
    let refused = 0;
    try {
      const account = await signUp(rig);
      // Half of it through the door, half of it straight onto a topic.
      const raw = everyHostileMessage(identityUserUpdatedV1.type, random);
      for (const [index, { message, what }] of raw.entries()) {
        await stranger.send(identityUserUpdatedV1.topic, message);
        thrown = index + 1;
        progress(thrown, what);
      }
      while (thrown < count && !signal.aborted) {
        const { what, expected, send } = oddPayload(random);
        const outcome = await send(identity.url, account);
        if (outcome.kind !== expected) throw new Error(`${what} was to be ${expected}, and is ${outcome.kind}${outcome.kind === 'refused' ? `: ${outcome.code}` : ''}`);
        if (outcome.kind === 'refused') refused += 1;
        else acknowledged += 1;
        thrown += 1;
        progress(thrown, what);
      }
      const parked = raw.filter(({ fate }) => fate === 'parked').length;
      for (const consumer of CONSUMERS) {
        const kept = await until(`${consumer} keeps what it cannot read`, async () => {
          const rows = await parkedIn(admin, consumer);
          return rows.length >= parked && rows;
        }, { withinMs: 60_000, signal });
        if (kept && kept.length !== parked) throw new Error(`${consumer} keeps ${kept.length} messages for an operator, and was sent ${parked} that cannot be read`);
        await decideParked(rig, consumer, 'drop', kept?.map(({ eventId }) => eventId) ?? []);
      }
    } finally {
      await stranger.close();
    }
    return { thrown, notes: { delivered: acknowledged, 'refused before the commit': refused } };
  },
};
