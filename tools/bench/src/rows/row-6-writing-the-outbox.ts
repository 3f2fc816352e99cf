import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase } from '../bench-database.js';
import { benchData, benchEvent } from '../bench-event.js';
import type { Row } from '../bench.js';
import { inTurn, type Sample } from '../in-turn.js';
import { pgbench } from '../pgbench.js';
import { time } from '../stopwatch.js';
import { startWorker } from '../workers/worker-process.js';
import type { Writing, WritingStart } from '../workers/writing.worker.js';

const CLIENTS = 8;
const ITEMS = 10_000;

const CHANGE = 'update learning.bench_items set version = version + 1 where n = :n returning version';

/** The business transaction without an event. */
const BARE = `\\set n random(1, ${ITEMS})
begin;
${CHANGE} \\gset
commit;
`;

/** The same with the statement that the outbox writer runs, which the unit of work does not wait for before it sends the commit. */
const WITH_EVENT = `\\set n random(1, ${ITEMS})
begin;
${CHANGE} \\gset
\\startpipeline
insert into learning.outbox (event_id, type, topic, subject, sequence, data, correlation_id, causation_id, traceparent, occurred_at)
  values (uuidv7(), :type, :topic, :n::text, :version, :data::text::jsonb, :correlation, null, :traceparent, now());
commit;
\\endpipeline
`;

/** What an event costs the transaction that publishes it: in the database alone, and through the unit of work. */
export const writingTheOutbox: Row = {
  number: 6,
  title: 'a business transaction with its outbox row',
  async measure(bench) {
    const transactions = bench.count(12_000);
    const database = await createBenchDatabase(bench, 'row6', [learningService]);
    const { admin } = database;
    await admin.unsafe(`
      create table learning.bench_items (id text primary key, n serial unique, version int not null default 0) with (fillfactor = 50);
      grant select, update on learning.bench_items to edtech_learning`);
    const items = Array.from({ length: ITEMS }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    await admin`insert into learning.bench_items (id) select unnest(${items}::text[])`;
    const worker = await startWorker('writing', { database: database.environment('learning'), items } satisfies WritingStart);

    /** Each side begins with an empty outbox and has to leave in it exactly what it says it wrote. */
    const checked = async (events: number, work: () => Promise<Sample>): Promise<Sample> => {
      await admin`truncate learning.outbox`;
      await admin`vacuum learning.bench_items`;
      await admin`checkpoint`;
      const sample = await work();
      const [row] = await admin`select count(*)::int as written from learning.outbox`;
      if (row?.['written'] !== events) throw new Error(`${row?.['written']} outbox rows were written instead of ${events}`);
      return sample;
    };
    const variables = {
      type: benchEvent.type,
      topic: benchEvent.topic,
      data: JSON.stringify(benchData('00000000-0000-7000-8000-000000000001')),
      correlation: '0af7651916cd43dd8448eb211c80319c',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    const perClient = Math.max(1, Math.round(transactions / CLIENTS)) * CLIENTS;
    const inDatabase = (script: string) => async (): Promise<Sample> => ({ value: await pgbench({ server: bench.postgres, database: database.name, script, clients: CLIENTS, transactions, variables }) });
    const inService = (publishing: boolean) => async (): Promise<Sample> => {
      const { seconds, cpuMs } = await time(() => worker.ask('write', { transactions, clients: CLIENTS, publishing } satisfies Writing), worker.pid);
      return { value: transactions / seconds, cpuMsPerUnit: cpuMs / transactions };
    };

    try {
      const sql = await inTurn(bench, 'transactions/s', {
        ours: () => checked(perClient, inDatabase(WITH_EVENT)),
        limit: () => checked(0, inDatabase(BARE)),
      });
      const service = await inTurn(bench, 'transactions/s', {
        ours: () => checked(transactions, inService(true)),
        limit: () => checked(0, inService(false)),
      });
      return {
        lines: [
          {
            measures: 'a business transaction with its outbox row, in the database',
            ours: sql.ours,
            limit: { ...sql.limit, what: 'pgbench, the same transaction without it' },
            compared: sql.ratio.toFixed(2),
            goal: { text: '>= 0.8', reached: sql.ratio >= 0.8 },
            rounds: sql.rounds,
          },
          {
            measures: 'the same through the unit of work, checks of the data included',
            ours: service.ours,
            limit: { ...service.limit, what: 'the unit of work without an event' },
            compared: service.ratio.toFixed(2),
            rounds: service.rounds,
          },
        ],
        notes: [`${CLIENTS} clients, ${transactions.toLocaleString('en')} transactions in each round; the server writes its log to disk at each commit`],
      };
    } finally {
      await worker.stop();
      await database.drop();
    }
  },
};
