import { communicationService } from '@edtech/communication-service';
import { learningService } from '@edtech/learning-management-service';
import { createBenchDatabase, type BenchDatabase } from './bench-database.js';
import { benchEvent } from './bench-event.js';
import type { Bench } from './bench.js';
import { makeTopic } from './kafka-topics.js';
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
  /** Waits until nothing is on its way any more. */
  quiet(): Promise<void>;
  outcome(): Promise<Outcome>;
}

/**
 * Facts are noted by a trigger on the outbox, effects by a handler, both without a unique key: what is lost or doubled
 * shows. Topics are kept, so that the consumer also hears what other rows have published there: only the pair's own facts count.
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
  await makeTopic(bench, benchEvent.topic);
  return {
    database,
    items: items.map(({ id }) => id),
    startService: (service) => startWorker('service', { service, database: database.environment(service), brokers: bench.brokers } satisfies ServiceStart),
    async quiet() {
      const deadline = performance.now() + 120_000;
      for (;;) {
        const [row] = await admin`
          select (select count(*) from learning.outbox)::int as unsent,
            (select count(*) from learning.bench_log l where not exists (select from communication.bench_effects e where e.event_id = l.event_id))::int as missing,
            (select count(*) from communication.inbox where status = 'pending')::int as pending`;
        if (row?.['unsent'] === 0 && row['missing'] === 0 && row['pending'] === 0) return;
        if (performance.now() > deadline) return bench.tell(`not quiet after two minutes: ${JSON.stringify(row)}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async outcome() {
      const [row] = await admin<Outcome[]>`
        select (select count(*)::int from learning.bench_log) as published,
          (select count(*)::int from communication.bench_effects join learning.bench_log using (event_id)) as effects,
          (select count(*)::int from learning.bench_log l where not exists (select from communication.bench_effects e where e.event_id = l.event_id)) as lost,
          (select count(*)::int from (select from communication.bench_effects join learning.bench_log using (event_id) group by event_id having count(*) > 1) twice) as doubled,
          (select count(*)::int from (
            select sequence, lag(sequence) over (partition by subject order by id) as before from communication.bench_effects) ordered
            where sequence <= before) as "outOfOrder"`;
      if (!row) throw new Error('the database did not say what came of it');
      return row;
    },
  };
}
