import type { EventEnvelope } from '@edtech/contracts';
import { eventDefinitions } from '@edtech/contracts';
import { connect, type Connection, type Transaction } from '@edtech/drizzle';
import type { DatabaseEnvironment } from '@edtech/environment';
import { messagingTables, type InboxBatchContext, type InboxContext, type TransportMessage } from '@edtech/messaging';
import { ErasedPeople, EventHandlers, InboxIntake, InboxPartitions, InboxProcessor, InboxStore, OutboxWriter } from '@edtech/messaging/parts';
import { Logger } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { pgSchema } from 'drizzle-orm/pg-core';
import { v7 as newId } from 'uuid';
import { benchData, benchEvent } from '../bench-event.js';
import { answer } from './worker-process.js';

export interface ConsumingStart {
  readonly database: DatabaseEnvironment;
}

/** What is to be consumed. */
export interface Consuming {
  readonly batched: boolean;
  /** Events for each call of a consumer, as it gets them from the broker. */
  readonly fetch: number;
}

/** How many aggregates the events are about. */
const AGGREGATES = 1_000;

/** An inbox of learning's with one handler, fed from memory: what a broker would cost is not measured here. */
class ConsumingWorker {
  private messages: TransportMessage[] = [];

  constructor(private readonly connection: Connection) {}

  /** Makes the messages beforehand. */
  load(count: number): void {
    const subjects = Array.from({ length: AGGREGATES }, () => newId());
    this.messages = Array.from({ length: count }, (_, n) => {
      const subject = subjects[n % AGGREGATES] ?? '';
      const id = newId();
      return {
        id,
        type: benchEvent.type,
        topic: benchEvent.topic,
        source: '/edtech/bench',
        subject,
        sequence: Math.floor(n / AGGREGATES) + 1,
        time: new Date().toISOString(),
        data: benchData(subject),
        correlationId: id,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      };
    });
  }

  /** From the first message that arrives until all have had their effect. */
  async consume({ batched, fetch }: Consuming): Promise<void> {
    const { sql: statements, db } = this.connection;
    const inbox = '"learning"."inbox"';
    const handlers = new EventHandlers('learning', eventDefinitions, new OutboxWriter('learning', '"learning"."outbox"'));
    if (batched) handlers.add(benchEvent.type, (events: EventEnvelope[], { tx }: InboxBatchContext) => applyAll(tx, events), { batch: true });
    else handlers.add(benchEvent.type, (event: EventEnvelope, { tx }: InboxContext) => applyAll(tx, [event]));
    const store = new InboxStore(statements, inbox, 'learning');
    const processor = new InboxProcessor({
      db,
      store,
      handle: (tx, event) => handlers.run(tx, event),
      batches: {
        handle: (tx, events) => handlers.runBatch(tx, events),
        selection: () => ({ types: handlers.batchedTypes, typesBetween: handlers.typesBetween }),
      },
      wakeRelay: () => undefined,
      retry: { maxAttempts: 12, firstRetryMs: 50, ceilingMs: 30_000, maxWaitingMs: 600_000 },
      lanes: 4,
      pollMs: 250,
    });
    const intake = new InboxIntake(statements, inbox, '"learning"."inbox_positions"', new InboxPartitions(statements, 'learning', 14), new ErasedPeople(messagingTables(pgSchema('learning'))));
    processor.start();
    for (let at = 0; at < this.messages.length; at += fetch) {
      const arrived = this.messages.slice(at, at + fetch);
      await intake.store(arrived);
      processor.stored(arrived);
    }
    for (;;) {
      // Not how many: to count them takes the database from what is measured.
      const [row] = await statements`select exists (select from learning.inbox where status = 'pending') as waits`;
      if (row?.['waits'] === false) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await processor.stop();
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}

/** The effect: one row for each event, all in one statement. */
async function applyAll(tx: Transaction, events: readonly EventEnvelope[]): Promise<void> {
  const rows = JSON.stringify(events.map(({ id, subject, sequence }) => ({ id, subject, sequence })));
  await tx.execute(sql`
    insert into learning.bench_effects (event_id, subject, sequence)
    select id, subject, sequence from json_to_recordset(${rows}::text::json) as e(id uuid, subject text, sequence bigint)`);
}

let worker: ConsumingWorker | undefined;

answer({
  start: ({ database }: ConsumingStart) => {
    Logger.overrideLogger(false);
    worker = new ConsumingWorker(connect({ ...database, applicationName: 'edtech-bench-consumer', schema: 'learning' }));
  },
  load: (count: number) => worker?.load(count),
  consume: (what: Consuming) => worker?.consume(what),
  stop: () => worker?.close(),
});
