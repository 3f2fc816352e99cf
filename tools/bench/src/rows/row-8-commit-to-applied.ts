import { randomUUID } from 'node:crypto';
import { benchData } from '../bench-event.js';
import type { Row } from '../bench.js';
import { makeTopic } from '../kafka-topics.js';
import { createServicePair } from '../service-pair.js';
import { median, percentile } from '../statistics.js';
import type { RoundTrips, RoundTripStart } from '../workers/round-trip.worker.js';
import type { CommitSteadily } from '../workers/service.worker.js';
import { startWorker } from '../workers/worker-process.js';

const PER_SECOND = 300;
const RAW_TOPIC = 'edtech.learning.roundtrip';

interface Latency {
  p50: number;
  p99: number;
}

const latencyOf = (values: readonly number[]): Latency => ({ p50: percentile(values, 50), p99: percentile(values, 99) });

/**
 * From the commit in one service to the commit of its effect in another, as the database's own clock saw both, against a
 * message that the client alone sends and receives.
 */
export const commitToApplied: Row = {
  number: 8,
  title: 'from the commit in one service to the effect in another',
  async measure(bench) {
    const count = bench.count(3_000);
    const pair = await createServicePair(bench, 'row8', 1_000);
    const { admin } = pair.database;
    await makeTopic(bench, RAW_TOPIC);
    const workers = await Promise.all([
      startWorker('round-trip', { brokers: bench.brokers, topic: RAW_TOPIC } satisfies RoundTripStart),
      pair.startService('learning'),
      pair.startService('communication'),
    ]);
    const [raw, learning] = workers;

    const rawLatencies = (trips: number): Promise<number[]> =>
      raw.ask<number[]>('measure', { count: trips, perSecond: PER_SECOND, value: JSON.stringify(benchData(randomUUID())) } satisfies RoundTrips);
    const ourLatencies = async (commits: number): Promise<number[]> => {
      await admin`truncate learning.bench_log, communication.bench_effects`;
      await learning.ask('commitSteadily', { items: pair.items, count: commits, perSecond: PER_SECOND } satisfies CommitSteadily);
      await pair.quiet();
      const { published, effects } = await pair.outcome();
      if (published !== commits || effects !== commits) throw new Error(`${commits} commits made ${published} facts and ${effects} effects`);
      const rows = await admin<{ ms: number }[]>`
        select (extract(epoch from pg_xact_commit_timestamp(e.xmin) - pg_xact_commit_timestamp(l.xmin)) * 1000)::float8 as ms
        from learning.bench_log l join communication.bench_effects e using (event_id)`;
      return rows.map(({ ms }) => ms);
    };

    try {
      await Promise.all([rawLatencies(bench.count(600)), ourLatencies(bench.count(600))]);
      const rounds: { ours: Latency; limit: Latency }[] = [];
      for (let round = 0; round < bench.rounds; round += 1) {
        const limit = latencyOf(await rawLatencies(count));
        const ours = latencyOf(await ourLatencies(count));
        rounds.push({ ours, limit });
        bench.tell(`round ${round + 1} of ${bench.rounds}: p50 ${ours.p50.toFixed(1)} against ${limit.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} against ${limit.p99.toFixed(1)} ms`);
      }
      const line = (which: keyof Latency, allowedMs: number) => {
        const more = median(rounds.map(({ ours, limit }) => ours[which] - limit[which]));
        return {
          measures: `commit in one service to applied in another, ${PER_SECOND}/s, ${which}`,
          ours: { value: median(rounds.map(({ ours }) => ours[which])), unit: 'ms' },
          limit: { value: median(rounds.map(({ limit }) => limit[which])), unit: 'ms', what: 'kafkajs alone, sent and received' },
          compared: `${more < 0 ? '' : '+'}${more.toFixed(1)} ms`,
          goal: { text: `<= raw + ${allowedMs} ms`, reached: more <= allowedMs },
          rounds: rounds.map(({ ours, limit }) => ({ ours: ours[which], limit: limit[which] })),
        };
      };
      return { lines: [line('p50', 3), line('p99', 15)], notes: [`${count.toLocaleString('en')} commits in each of ${bench.rounds} rounds, every one applied exactly once, by a handler that takes what has come together as the platform's copies do`] };
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
      await pair.database.drop();
    }
  },
};
