import { communicationService } from '@edtech/communication-service';
import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase, type BenchDatabase } from './bench-database.js';
import { benchEvent } from './bench-event.js';
import type { Bench } from './bench.js';
import { makeEmptyTopic } from './kafka-topics.js';
import { startWorker, type WorkerProcess } from './workers/worker-process.js';
import type { ServiceStart } from './workers/service.worker.js';

/** What was published and what came of it, once everything has arrived. */
export interface Outcome {
  readonly published: number;
  readonly effects: number;
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
}

/** A database in which learning publishes and communication notes what it is told. */
export interface ServicePair {
  readonly database: BenchDatabase;
  readonly items: readonly string[];
  startService(service: ServiceStart['service']): Promise<WorkerProcess>;
  /** Waits until nothing is on its way any more, or nothing moves. */
  quiet(): Promise<void>;
  outcome(): Promise<Outcome>;
}

/** How long nothing may happen before a pair is given up. */
const PATIENCE_MS = 120_000;

/**
 * Facts are noted by a trigger on the outbox, effects by a handler, both without a unique key: what is lost or doubled
 * shows. The topic is emptied first; only the pair's own facts count.
 */
export async function createServicePair(bench: Bench, name: string, itemCount: number): Promise<ServicePair> {
  const database = await createBenchDatabase(bench, name, [learningService, communicationService]);
  const { admin } = database;
  await admin.unsafe(`
    create table learning.bench_items (id text primary key, version int not null default 0);
    create table learning.bench_log (event_id uuid not null, subject text not null, sequence bigint not null);
    create table communication.bench_effects (id bigserial primary key, event_id uuid not null, subject text not null, sequence bigint not null);
    grant select, update on learning.bench_items to edtech_learning;
    grant insert on communication.bench_effects to edtech_communication;
    grant usage on sequence communication.bench_effects_id_seq to edtech_communication;
    create function learning.note_fact() returns trigger language plpgsql security definer as $$
      begin insert into learning.bench_log values (new.event_id, new.subject, new.sequence); return null; end $$;
    create trigger note_fact after insert on learning.outbox for each row execute function learning.note_fact()`);
  const items = await admin<{ id: string }[]>`insert into learning.bench_items (id) select uuidv7() from generate_series(1, ${itemCount}) returning id`;
  await makeEmptyTopic(bench, benchEvent.topic);
  const missingEffects = async (): Promise<number> => {
    const [row] = await admin`
      select count(*)::int as missing from learning.bench_log l where not exists (select from communication.bench_effects e where e.event_id = l.event_id)`;
    return Number(row?.['missing']);
  };
  return {
    database,
    items: items.map(({ id }) => id),
    startService: (service) => startWorker('service', { service, database: database.environment(service), brokers: bench.brokers } satisfies ServiceStart),
    async quiet() {
      let effects = -1;
      let since = performance.now();
      for (;;) {
        const [row] = await admin`
          select (select count(*) from learning.outbox)::int as unsent, (select count(*) from communication.inbox where status = 'pending')::int as pending,
            (select count(*) from communication.bench_effects)::int as effects`;
        // What is dear to find out is asked when the rest looks quiet.
        const missing = row?.['unsent'] === 0 && row['pending'] === 0 ? await missingEffects() : undefined;
        if (missing === 0) return;
        if (row?.['effects'] !== effects) since = performance.now();
        effects = Number(row?.['effects']);
        if (performance.now() - since > PATIENCE_MS) return bench.tell(`no effect for two minutes: ${JSON.stringify({ ...row, missing })}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async outcome() {
      const [row] = await admin<Outcome[]>`
        select (select count(*)::int from learning.bench_log) as published,
          (select count(*)::int from communication.bench_effects join learning.bench_log using (event_id)) as effects,
          ${await missingEffects()}::int as lost,
          (select count(*)::int from (select from communication.bench_effects join learning.bench_log using (event_id) group by event_id having count(*) > 1) twice) as doubled,
          (select count(*)::int from (
            select sequence, lag(sequence) over (partition by subject order by id) as before from communication.bench_effects) ordered
            where sequence <= before) as "outOfOrder"`;
      if (!row) throw new Error('the database did not say what came of it');
      return row;
    },
  };
}
