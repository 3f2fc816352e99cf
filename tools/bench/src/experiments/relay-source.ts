import { connect, type Connection } from '@edtech/drizzle';
import { learningService } from '@edtech/learning-management-service';
import { InProcessTransport, UnitOfWork, type TransportMessage } from '@edtech/messaging';
import { encode, OutboxRelay, OutboxStore, OutboxWriter, RelayLease } from '@edtech/messaging/parts';
import { sql } from 'drizzle-orm';
import { Partitioners } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { createBenchDatabase, type BenchDatabase } from '../bench-database.js';
import { benchData, benchEvent } from '../bench-event.js';
import type { Bench, Experiment, Line } from '../bench.js';
import { inTurn, type Sample } from '../in-turn.js';
import { kafkaClient, makeTopic, messagesOn } from '../kafka-topics.js';
import { fillOutbox } from '../outbox-fill.js';
import { pgbench } from '../pgbench.js';
import { median, percentile } from '../statistics.js';
import { startWorker } from '../workers/worker-process.js';
import type { RelayingStart } from '../workers/relaying.worker.js';
import { createSlot, dropSlot, PREFIX, readWal, type LogMessage } from './wal-reader.js';

const OUTBOX = '"learning"."outbox"';
const LEASES = '"learning"."relay_leases"';
const SLOT = 'bench_relay_source';
const CLIENTS = 8;
const ITEMS = 10_000;
const BATCH = 500;
const WRITERS = 24;
/** How many events an hour without a broker leaves behind. */
const HOUR_AT_300 = 3_600 * 300;

/** Two ways for a relay to learn what was committed: a table that it empties, and the write-ahead log. */
export const relaySource: Experiment = {
  name: 'relay-source',
  title: 'the outbox table against the write-ahead log',
  async measure(bench) {
    const database = await createBenchDatabase(bench, 'relay_source', [learningService]);
    try {
      await database.admin.unsafe(`
        create table learning.bench_items (id text primary key, n serial unique, version int not null default 0) with (fillfactor = 50);
        insert into learning.bench_items (id) select '00000000-0000-7000-8000-' || lpad(n::text, 12, '0') from generate_series(1, ${ITEMS}) n;
        grant select, update on learning.bench_items to edtech_learning`);
      await makeTopic(bench, benchEvent.topic);
      const lines: Line[] = [];
      for (const part of [writeCost, throughput, latency, order, brokerAway]) lines.push(...(await part(bench, database)));
      return { lines, notes: [`WAL-only events are pg_logical_emit_message(true, ...), read through pgoutput with messages on; the table is relayed as services do`] };
    } finally {
      await database.drop();
    }
  },
};

const CHANGE = `\\set n random(1, ${ITEMS})
begin;
update learning.bench_items set version = version + 1 where n = :n returning version \\gset
`;
const ROW = `(event_id, type, topic, subject, sequence, data, correlation_id, causation_id, traceparent, occurred_at)
  values (uuidv7(), :type, :topic, :n::text, :version, :data::text::jsonb, :correlation, null, :traceparent, now())`;

const SCRIPTS = {
  bare: `${CHANGE}commit;\n`,
  table: `${CHANGE}insert into learning.outbox ${ROW};\ncommit;\n`,
  log: `${CHANGE}select pg_logical_emit_message(true, '${PREFIX}', jsonb_build_object('id', uuidv7(), 'type', :type::text, 'topic', :topic::text, 'subject', :n::text, 'sequence', :version::int, 'correlationId', :correlation::text, 'traceparent', :traceparent::text, 'time', now(), 'json', :data::text)::text);\ncommit;\n`,
  insertAndDelete: `${CHANGE}with gone as (insert into learning.outbox ${ROW} returning id) select id from gone \\gset\ndelete from learning.outbox where id = :id;\ncommit;\n`,
};

async function walBytes(admin: postgres.Sql, work: () => Promise<unknown>): Promise<number> {
  const at = async (): Promise<string> => String((await admin`select pg_current_wal_insert_lsn()::text as lsn`)[0]?.['lsn']);
  const before = await at();
  await work();
  const [row] = await admin`select pg_wal_lsn_diff(${await at()}::pg_lsn, ${before}::pg_lsn)::float8 as bytes`;
  return Number(row?.['bytes']);
}

/** What publishing costs the business transaction, by the way it is done. */
async function writeCost(bench: Bench, { admin, name }: BenchDatabase): Promise<Line[]> {
  const transactions = bench.count(8_000);
  const variables = { type: benchEvent.type, topic: benchEvent.topic, data: JSON.stringify(benchData('00000000-0000-7000-8000-000000000001')), correlation: 'c', traceparent: 't' };
  const perTransaction: Record<string, number[]> = {};
  const side = (which: keyof typeof SCRIPTS) => async (): Promise<Sample> => {
    await admin`truncate learning.outbox`;
    await admin`vacuum learning.bench_items`;
    await admin`checkpoint`;
    let value = 0;
    const bytes = await walBytes(admin, async () => {
      value = await pgbench({ server: bench.postgres, database: name, script: SCRIPTS[which], clients: CLIENTS, transactions, variables });
    });
    (perTransaction[which] ??= []).push(bytes / transactions);
    return { value };
  };
  const lines: Line[] = [];
  for (const [which, what] of [['table', 'outbox row'], ['log', 'pg_logical_emit_message'], ['insertAndDelete', 'row inserted and deleted at once']] as const) {
    const { ours, limit, ratio } = await inTurn(bench, 'transactions/s', { ours: side(which), limit: side('bare') });
    const wal = median(perTransaction[which] ?? []) - median(perTransaction['bare'] ?? []);
    lines.push({ measures: `write cost, ${what}`, ours, limit: { ...limit, what: 'no event' }, compared: `${ratio.toFixed(2)}; ${Math.round(wal)} more bytes of WAL each` });
  }
  return lines;
}

/** How fast what lies ready gets into Kafka. */
async function throughput(bench: Bench, database: BenchDatabase): Promise<Line[]> {
  const count = bench.count(40_000);
  const { admin } = database;
  const relaying = await startWorker('relaying', { database: database.environment('learning'), brokers: bench.brokers, leaseMs: 5_000 } satisfies RelayingStart);
  const checked = async (work: () => Promise<unknown>): Promise<Sample> => {
    const before = await messagesOn(bench, benchEvent.topic);
    const begun = performance.now();
    await work();
    const seconds = (performance.now() - begun) / 1_000;
    const sent = (await messagesOn(bench, benchEvent.topic)) - before;
    if (sent !== count) throw new Error(`${sent} messages were sent instead of ${count}`);
    return { value: count / seconds };
  };
  try {
    const compared = await inTurn(bench, 'events/s', {
      ours: async () => {
        await admin`truncate learning.outbox`;
        await fillOutbox(admin, count);
        return checked(() => relaying.ask('drain'));
      },
      limit: async () => {
        await createSlot(admin, SLOT);
        for (let written = 0; written < count; written += 1_000) await emit(admin, Math.min(1_000, count - written));
        try {
          return await checked(() => relayFromWal(bench, database.name, count));
        } finally {
          await dropSlot(admin, SLOT);
        }
      },
    });
    return [{ measures: 'relaying into Kafka from the table', ours: compared.ours, limit: { ...compared.limit, what: 'from the log' }, compared: compared.ratio.toFixed(2), rounds: compared.rounds }];
  } finally {
    await relaying.stop();
  }
}

async function emit(admin: postgres.Sql, count: number): Promise<void> {
  const json = JSON.stringify(benchData('00000000-0000-7000-8000-000000000001'));
  await admin`
    select count(pg_logical_emit_message(true, ${PREFIX}, jsonb_build_object('id', uuidv7(), 'type', ${benchEvent.type}::text, 'topic', ${benchEvent.topic}::text,
      'subject', 'item-' || n % 1000, 'sequence', n / 1000 + 1, 'correlationId', uuidv7(), 'traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      'time', now(), 'json', ${json}::text)::text)) from generate_series(1, ${count}) n`;
}

/** A relay that reads the log: batches of the same size, one after the other, confirmed when acknowledged. */
async function relayFromWal(bench: Bench, database: string, count: number): Promise<void> {
  const producer = kafkaClient(bench.brokers, 'edtech-bench-wal').producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const waiting: LogMessage[] = [];
  let arrived: () => void = () => undefined;
  const reader = await readWal(bench.postgres, database, SLOT, (message) => {
    waiting.push(message);
    arrived();
  });
  for (let sent = 0; sent < count; ) {
    if (waiting.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
    const batch = waiting.splice(0, BATCH);
    const messages = batch.map(({ content }) => encode({ source: '/edtech/learning', data: {}, ...(JSON.parse(content) as Omit<TransportMessage, 'source' | 'data'>) }));
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic: benchEvent.topic, messages }] });
    sent += batch.length;
    reader.confirm(batch.at(-1)?.lsn ?? 0n);
  }
  await reader.stop();
  await producer.disconnect();
}

/** Transactions that say what they did both ways, and both ways of hearing of it at once. */
class BothWays {
  readonly seenInTable = new Map<string, number>();
  readonly seenInLog = new Map<string, number>();
  private readonly connection: Connection;
  private readonly relay: OutboxRelay;
  private readonly work: UnitOfWork;
  private close: () => Promise<void> = async () => undefined;

  constructor(
    private readonly bench: Bench,
    private readonly database: BenchDatabase,
  ) {
    this.connection = connect({ ...database.environment('learning'), poolSize: WRITERS + 4, applicationName: 'edtech-bench-both', schema: 'learning' });
    const { sql: pool, db } = this.connection;
    const transport = new InProcessTransport({ groups: [] });
    transport.publish = async (batch) => {
      for (const { subject, sequence } of batch) this.seenInTable.set(`${subject} ${sequence}`, performance.now());
    };
    this.relay = new OutboxRelay({ store: new OutboxStore(pool, OUTBOX, LEASES, 'learning'), lease: new RelayLease(pool, LEASES, 5_000), transport, topics: [], batchSize: BATCH, pollMs: 250 });
    this.work = new UnitOfWork(db, new OutboxWriter('learning', OUTBOX), () => this.relay.wake());
  }

  async open(): Promise<void> {
    await this.database.admin`truncate learning.outbox`;
    await createSlot(this.database.admin, SLOT);
    const reader = await readWal(this.bench.postgres, this.database.name, SLOT, ({ content, lsn }) => {
      this.seenInLog.set(content, performance.now());
      reader.confirm(lsn);
    });
    this.close = () => reader.stop();
    this.relay.start();
  }

  /** @returns the event's name. */
  async change(item: string, { beforeMs = 0, afterMs = 0 } = {}): Promise<string> {
    return this.work.run(async ({ tx, publish }) => {
      if (beforeMs > 0) await tx.execute(sql`select pg_current_xact_id(), pg_sleep(${beforeMs / 1_000})`);
      const [row] = await tx.execute<{ version: number }>(sql`update learning.bench_items set version = version + 1 where id = ${item} returning version`);
      const name = `${item} ${Number(row?.version)}`;
      await publish(benchEvent, { sequence: Number(row?.version), data: benchData(item) });
      await tx.execute(sql`select pg_logical_emit_message(true, ${PREFIX}, ${name})`);
      if (afterMs > 0) await tx.execute(sql`select pg_sleep(${afterMs / 1_000})`);
      return name;
    });
  }

  /** Waits until both have seen everything. */
  async allSeen(count: number): Promise<void> {
    const deadline = performance.now() + 30_000;
    while (this.seenInTable.size < count || this.seenInLog.size < count) {
      if (performance.now() > deadline) throw new Error(`of ${count} events the table showed ${this.seenInTable.size} and the log ${this.seenInLog.size}`);
      await pause(10);
    }
  }

  async end(): Promise<void> {
    await this.relay.stop();
    await this.close();
    await this.connection.close();
    await dropSlot(this.database.admin, SLOT);
  }
}

const itemName = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** From the beginning of a transaction until the relay has its event in hand, at 300/s. */
async function latency(bench: Bench, database: BenchDatabase): Promise<Line[]> {
  const count = bench.count(1_500) * bench.rounds;
  const both = new BothWays(bench, database);
  await both.open();
  try {
    const begun = new Map<string, number>();
    const changes: Promise<unknown>[] = [];
    const start = performance.now();
    for (let n = 0; n < count; n += 1) {
      const wait = start + (n * 1_000) / 300 - performance.now();
      if (wait > 0) await pause(wait);
      const at = performance.now();
      changes.push(both.change(itemName((n % ITEMS) + 1)).then((name) => begun.set(name, at)));
    }
    await Promise.all(changes);
    await both.allSeen(count);
    const latencies = (seen: ReadonlyMap<string, number>): number[] => [...seen].flatMap(([name, at]) => at - (begun.get(name) ?? Number.NaN));
    const [table, log] = [latencies(both.seenInTable), latencies(both.seenInLog)];
    return [50, 99].map((percent) => ({
      measures: `from the beginning of the transaction to the relay, 300/s, p${percent}: the table`,
      ours: { value: percentile(table, percent), unit: 'ms' },
      limit: { value: percentile(log, percent), unit: 'ms', what: 'the log, of the same transactions' },
      compared: `${(percentile(table, percent) - percentile(log, percent)).toFixed(1)} ms more`,
    }));
  } finally {
    await both.end();
  }
}

/** Whether an aggregate's events come in order, with transactions that begin early and commit late. */
async function order(bench: Bench, database: BenchDatabase): Promise<Line[]> {
  const perWriter = bench.count(200);
  const both = new BothWays(bench, database);
  await both.open();
  try {
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (let n = 0; n < perWriter; n += 1) await both.change(itemName(Math.ceil(Math.random() * 12)), { beforeMs: Math.random() * 10, afterMs: Math.random() * 10 });
      }),
    );
    await both.allSeen(WRITERS * perWriter);
    return [
      {
        measures: `${WRITERS} writers with early transaction ids: events of the table out of order`,
        ours: { value: breaks(both.seenInTable), unit: `of ${both.seenInTable.size}` },
        limit: { value: breaks(both.seenInLog), unit: `of ${both.seenInLog.size}`, what: 'the log' },
        compared: 'none may be',
      },
    ];
  } finally {
    await both.end();
  }
}

/** How often an aggregate's version did not grow. A map keeps the order in which its keys came. */
function breaks(seen: ReadonlyMap<string, number>): number {
  const last = new Map<string, number>();
  let found = 0;
  for (const name of seen.keys()) {
    const [subject = '', version = ''] = name.split(' ');
    if (Number(version) <= (last.get(subject) ?? 0)) found += 1;
    last.set(subject, Number(version));
  }
  return found;
}

/** What an hour without a broker leaves behind at 300 events a second: measured for some events, and multiplied. */
async function brokerAway(bench: Bench, database: BenchDatabase): Promise<Line[]> {
  const { admin, name } = database;
  const transactions = bench.count(16_000);
  const run = (which: keyof typeof SCRIPTS) =>
    pgbench({
      server: bench.postgres,
      database: name,
      script: SCRIPTS[which],
      clients: CLIENTS,
      transactions,
      variables: { type: benchEvent.type, topic: benchEvent.topic, data: JSON.stringify(benchData('00000000-0000-7000-8000-000000000001')), correlation: '0af7651916cd43dd8448eb211c80319c', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    });
  const tableBytes = async (): Promise<number> => Number((await admin`select pg_total_relation_size(${OUTBOX}::text::regclass)::float8 as bytes`)[0]?.['bytes']);
  const written = Math.max(1, Math.round(transactions / CLIENTS)) * CLIENTS;

  await admin`truncate learning.outbox`;
  await run('table');
  const full = await tableBytes();
  const relaying = await startWorker('relaying', { database: database.environment('learning'), brokers: bench.brokers, leaseMs: 5_000 } satisfies RelayingStart);
  await relaying.ask('drain').finally(() => relaying.stop());
  const drained = await tableBytes();
  await admin`vacuum learning.outbox`;
  const vacuumed = await tableBytes();

  await createSlot(admin, SLOT);
  await run('log');
  const [kept] = await admin`select pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 as bytes from pg_replication_slots where slot_name = ${SLOT}`;
  await dropSlot(admin, SLOT);
  const megabytes = (bytes: number): number => (bytes / written) * (HOUR_AT_300 / 1_000_000);
  return [
    {
      measures: 'an hour without a broker at 300/s leaves, in the table',
      ours: { value: megabytes(full), unit: 'MB' },
      limit: { value: megabytes(Number(kept?.['bytes'])), unit: 'MB', what: 'of log that may not be removed, all other writes of the server included' },
      compared: `${Math.round(full / written)} and ${Math.round(Number(kept?.['bytes']) / written)} bytes for each event`,
    },
    { measures: 'the table after it was drained', ours: { value: megabytes(drained), unit: 'MB' }, compared: `${megabytes(vacuumed).toFixed(0)} MB after the next vacuum` },
  ];
}
