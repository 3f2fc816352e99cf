import { identityService } from '@edtech/identity-service';
import { hash } from '@node-rs/argon2';
import type { Experiment } from '../bench.js';
import { createBenchDatabase } from '../bench-database.js';
import { median } from '../statistics.js';
import type { Verifications } from '../workers/hashing.worker.js';
import type { IdentityStart, LoopDelay } from '../workers/identity.worker.js';
import { startWorker } from '../workers/worker-process.js';

/** What the identity service hashes with, and how many at a time. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_A_TIME = 2;

const PEOPLE = 16;
const PASSWORD = 'an ordinary bench sentence';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { accessToken } } }';

/** People sign in as fast as the machine hashes passwords: how fast that is, and what others notice meanwhile. */
export const signIns: Experiment = {
  name: 'sign-ins',
  title: 'people who sign in, against the hashing of their passwords alone',
  async measure(bench) {
    const count = bench.count(400);
    const database = await createBenchDatabase(bench, 'sign_ins', [identityService]);
    const passwordHash = await hash(PASSWORD, COST);
    const emails = Array.from({ length: PEOPLE }, (_, n) => `bench-${n}@example.com`);
    await database.admin`
      with people as (insert into identity.users (id, email, first_name, last_name, role) select uuidv7(), email, 'Ben', 'Ch', 'student' from unnest(${emails}::text[]) email returning id),
        profiles as (insert into identity.user_profiles (user_id) select id from people)
      insert into identity.credentials (user_id, password_hash) select id, ${passwordHash} from people`;
    const hashing = await startWorker('hashing', undefined);
    const identity = await startWorker('identity', { database: database.environment('identity'), brokers: bench.brokers } satisfies IdentityStart);
    const url = `${await identity.ask<string>('url')}/graphql`;
    const ask = async (query: string, variables?: unknown): Promise<unknown> => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      return response.json();
    };
    const signInAll = async (many: number): Promise<number> => {
      let left = many;
      const since = performance.now();
      await Promise.all(
        emails.map(async (email) => {
          while (left > 0) {
            left -= 1;
            const answer = await ask(SIGN_IN, { input: { email, password: PASSWORD } });
            if (!JSON.stringify(answer).includes('"SignedIn"')) throw new Error(`${email} was not signed in: ${JSON.stringify(answer)}`);
          }
        }),
      );
      return (many * 1_000) / (performance.now() - since);
    };
    const hashAll = (many: number): Promise<number> => hashing.ask('verifyAll', { hash: passwordHash, password: PASSWORD, count: many, concurrency: AT_A_TIME } satisfies Verifications);
    try {
      await Promise.all([signInAll(PEOPLE), hashAll(PEOPLE)]);
      const rounds: { ours: number; limit: number; loop: LoopDelay }[] = [];
      for (let round = 0; round < bench.rounds; round += 1) {
        const limit = await hashAll(count);
        await identity.ask('loopDelay');
        const ours = await signInAll(count);
        const loop = await identity.ask<LoopDelay>('loopDelay');
        rounds.push({ ours, limit, loop });
        bench.tell(`round ${round + 1} of ${bench.rounds}: ${ours.toFixed(0)} against ${limit.toFixed(0)} a second, event loop late by ${loop.p50.toFixed(1)} ms (p50), ${loop.p99.toFixed(1)} ms (p99)`);
      }
      const late = (which: keyof LoopDelay): number => median(rounds.map(({ loop }) => loop[which]));
      return {
        lines: [
          {
            measures: 'people signed in, sixteen at a time',
            ours: { value: median(rounds.map(({ ours }) => ours)), unit: 'a second' },
            limit: { value: median(rounds.map(({ limit }) => limit)), unit: 'a second', what: 'argon2id alone, two at a time' },
            compared: median(rounds.map(({ ours, limit }) => ours / limit)).toFixed(2),
            rounds: rounds.map(({ ours, limit }) => ({ ours, limit })),
          },
          { measures: "how late the service's event loop was meanwhile, p99", ours: { value: late('p99'), unit: 'ms' }, compared: `p50 ${late('p50').toFixed(1)} ms, at most ${late('max').toFixed(0)} ms` },
        ],
        notes: [`${count} sign-ins in each of ${bench.rounds} rounds, each with a session of its own; argon2id with ${COST.memoryCost} KiB, ${COST.timeCost} passes`],
      };
    } finally {
      await Promise.all([hashing.stop(), identity.stop()]);
      await database.drop();
    }
  },
};
