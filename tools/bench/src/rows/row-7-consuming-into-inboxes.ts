import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase } from '../bench-database.js';
import { benchData, benchEvent } from '../bench-event.js';
import type { Line, Row } from '../bench.js';
import { inTurn, type Sample } from '../in-turn.js';
import { pgbench } from '../pgbench.js';
import { time } from '../stopwatch.js';
import type { Consuming, ConsumingStart } from '../workers/consuming.worker.js';
import { startWorker } from '../workers/worker-process.js';

/** As many as a consumer stores, and a batch handles, in one statement. */
const BATCH = 500;

const STORE = (count: number): string => `
insert into learning.inbox (event_id, type, topic, source, subject, sequence, time, data, correlation_id, traceparent)
  select uuidv7(), :type, :topic, '/edtech/bench', '00000000-0000-7000-8000-' || lpad((n % 1000)::text, 12, '0'), n, now(), :data::text::jsonb, gen_random_uuid()::text, :traceparent
  from generate_series(1, ${count}) n;`;

/** What the inbox does to each batch, as three statements: store; mark and read; write the effects. */
const IN_BATCHES = `${STORE(BATCH)}
begin;
with next as materialized (select event_id from learning.inbox where status = 'pending' and next_attempt_at is null order by id limit ${BATCH} for update skip locked),
done as (
  update learning.inbox i set status = 'handled', handled_at = clock_timestamp() from next where i.event_id = next.event_id
  returning i.event_id, i.subject, i.sequence, i.type, i.data)
insert into learning.bench_effects (event_id, subject, sequence) select event_id, subject, sequence from done;
commit;
`;

/** The same for one event, which many clients do at once. */
const ONE_BY_ONE = `${STORE(1)}
begin;
with next as materialized (select event_id from learning.inbox where status = 'pending' and next_attempt_at is null order by id limit 1 for update skip locked),
done as (
  update learning.inbox i set status = 'handled', handled_at = clock_timestamp() from next where i.event_id = next.event_id
  returning i.event_id, i.subject, i.sequence, i.type, i.data)
insert into learning.bench_effects (event_id, subject, sequence) select event_id, subject, sequence from done;
commit;
`;

/** From the arrival of events to their effects, against a database that is told to do the same by pgbench, which decides nothing. */
export const consumingIntoInboxes: Row = {
  number: 7,
  title: 'consuming into inboxes and effects',
  async measure(bench) {
    const database = await createBenchDatabase(bench, 'row7', [learningService]);
    const { admin } = database;
    await admin.unsafe(`
      create table learning.bench_effects (event_id uuid not null, subject text not null, sequence bigint not null);
      grant select, insert on learning.bench_effects to edtech_learning`);
    const worker = await startWorker('consuming', { database: database.environment('learning') } satisfies ConsumingStart);
    const variables = {
      type: benchEvent.type,
      topic: benchEvent.topic,
      data: JSON.stringify(benchData('00000000-0000-7000-8000-000000000001')),
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    /**
     * Both sides begin with empty tables and have to leave one effect for every event. Ours leaves nothing that waits;
     * of pgbench's clients, one can find all that waits in the hands of the others, and go away with nothing.
     */
    const checked = async (count: number, work: () => Promise<Sample>, mayWait = 0): Promise<Sample> => {
      await admin`truncate learning.inbox, learning.bench_effects`;
      await admin`checkpoint`;
      const sample = await work();
      const [row] = await admin`
        select count(*)::int as effects, count(distinct event_id)::int as events,
          (select count(*)::int from learning.inbox where status <> 'handled') as waiting from learning.bench_effects`;
      const { effects, events, waiting } = row as { effects: number; events: number; waiting: number };
      if (effects !== events || effects + waiting !== count || waiting > mayWait) {
        throw new Error(`${mayWait > 0 ? 'pgbench' : 'ours'}: ${count} events had ${effects} effects on ${events} events, ${waiting} wait`);
      }
      return { ...sample, value: (sample.value * effects) / count };
    };
    const ours = (count: number, how: Consuming) => async (): Promise<Sample> => {
      await worker.ask('load', count);
      const { seconds, cpuMs } = await time(() => worker.ask('consume', how), worker.pid);
      return { value: count / seconds, cpuMsPerUnit: cpuMs / count };
    };
    const limit = (count: number, script: string, perTransaction: number, clients: number) => async (): Promise<Sample> => {
      const rate = await pgbench({ server: bench.postgres, database: database.name, script, clients, transactions: count / perTransaction, variables });
      return { value: rate * perTransaction };
    };
    try {
      const many = Math.max(1, Math.round(bench.count(100_000) / (2 * BATCH))) * 2 * BATCH;
      const few = Math.max(1, Math.round(bench.count(8_000) / 4)) * 4;
      const batched = await inTurn(bench, 'events/s', {
        ours: () => checked(many, ours(many, { batched: true, fetch: BATCH })),
        limit: () => checked(many, limit(many, IN_BATCHES, BATCH, 2), 2 * BATCH),
      });
      const single = await inTurn(bench, 'events/s', {
        ours: () => checked(few, ours(few, { batched: false, fetch: BATCH })),
        limit: () => checked(few, limit(few, ONE_BY_ONE, 1, 4), 4),
      });
      const lines: Line[] = [
        {
          measures: `consuming ${many.toLocaleString('en')} events into inbox and effects, batched handlers`,
          ours: batched.ours,
          limit: { ...batched.limit, what: 'pgbench, the same SQL, 500 at once' },
          compared: batched.ratio.toFixed(2),
          goal: { text: '>= 0.5 and >= 25,000/s', reached: batched.ratio >= 0.5 && batched.ours.value >= 25_000 },
          rounds: batched.rounds,
        },
        {
          measures: `consuming ${few.toLocaleString('en')} events, one transaction each`,
          ours: single.ours,
          limit: { ...single.limit, what: 'pgbench, the same SQL, one by one' },
          compared: single.ratio.toFixed(2),
          goal: { text: '>= 0.5', reached: single.ratio >= 0.5 },
          rounds: single.rounds,
        },
      ];
      return { lines, notes: [`Messages lie ready in memory: storing, claiming, handling and marking are measured, not Kafka (rows 5 and 8).`] };
    } finally {
      await worker.stop();
      await database.drop();
    }
  },
};
