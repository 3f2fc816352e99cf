import { identityUserUpdatedV1 } from '@edtech/contracts';
import type { Connection, Database, Transaction } from '@edtech/drizzle';
import { UnitOfWork, isMalformed, type Scope } from '@edtech/messaging';
import { EventHandlers, InboxIntake, InboxPartitions, InboxProcessor, InboxStore, OutboxStore, RelayLease } from '@edtech/messaging/parts';
import { Kafka, type Producer, type ProducerBatch, type ProducerConfig } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { insideOf, replaceMethod } from '../faults/replace-method.js';
import { AUDIT } from '../rig/audited.js';

type Sql = Connection['sql'];

/**
 * Bugs that event systems are known to have, each of which takes away one guarantee. They are planted into the process
 * of a real service from outside; a check that does not find them proves nothing when it finds nothing elsewhere.
 */
const plants = {
  /** What arrives again is taken up again: the inbox remembers nothing. */
  'no-inbox': () =>
    replaceMethod(InboxIntake.prototype, 'store', (store) => async function (this: InboxIntake, messages) {
      const { sql, inbox } = insideOf<{ sql: Sql; inbox: string }>(this, 'sql', 'inbox');
      const ids = messages.map(({ id }) => id);
      await sql`
        update ${sql.unsafe(inbox)} set status = 'pending', handled_at = null, next_attempt_at = clock_timestamp()
        where event_id = any(${ids}::text[]::uuid[]) and status = 'handled'`;
      return store.call(this, messages);
    }),

  /** Handlers write past the inbox's transaction: what they did stays when the event fails. */
  'effect-outside-transaction': () => {
    let db: Database | undefined;
    replaceMethod(InboxProcessor.prototype, 'start', (start) => function (this: InboxProcessor) {
      db = insideOf<{ options: { db: Database } }>(this, 'options').options.db;
      start.call(this);
    });
    replaceMethod(EventHandlers.prototype, 'run', (run) => async function (this: EventHandlers, _tx, message) {
      if (!db) throw new Error('no inbox has been started');
      // The pool can do what a transaction can, but each statement commits by itself.
      return run.call(this, db as Database & Transaction, message);
    });
  },

  /** Answers before what arrived is safe, so that the offset is committed first. */
  'offset-first': () =>
    replaceMethod(InboxIntake.prototype, 'store', (store) => function (this: InboxIntake, messages) {
      setTimeout(() => void store.call(this, messages).catch(() => undefined), 500);
      return Promise.resolve(messages.length);
    }),

  /** The relay goes on after the highest id that it has read: insert order is not commit order. */
  'high-water-mark': () => {
    let last = 0n;
    replaceMethod(OutboxStore.prototype, 'readUnsent', (readUnsent) => async function (this: OutboxStore, limit) {
      const rows = (await readUnsent.call(this, limit)).filter(({ id }) => id > last);
      for (const { id } of rows) if (id > last) last = id;
      return rows;
    });
  },

  /** Every replica relays, whoever has the lease. */
  'no-lease': () => {
    replaceMethod(RelayLease.prototype, 'acquireOrRenew', () => () => Promise.resolve(true));
    replaceMethod(OutboxStore.prototype, 'deleteSent', () => async function (this: OutboxStore, ids) {
      await deleteFromOutbox(this, ids);
      return true;
    });
  },

  /** Messages with a key each, instead of their aggregate's (without any the broker refuses them on state topics): an aggregate's events lie on several partitions. */
  'keyed-by-event': () => {
    let next = 0;
    aroundProducer({ createPartitioner: () => ({ partitionMetadata }) => (next += 1) % partitionMetadata.length }, (batch) => ({
      ...batch,
      topicMessages: batch.topicMessages?.map(({ topic, messages }) => ({ topic, messages: messages.map((message) => ({ ...message, key: randomUUID() })) })),
    }));
  },

  /** A handler's error is caught and logged, and the event counts as handled. */
  'swallowed-error': () =>
    replaceMethod(EventHandlers.prototype, 'run', (run) => async function (this: EventHandlers, tx, message) {
      return run.call(this, tx, message).catch(() => false);
    }),

  /** Events leave the outbox when they are read, before anybody has acknowledged them. */
  'deleted-before-acknowledged': () =>
    replaceMethod(OutboxStore.prototype, 'readUnsent', (readUnsent) => async function (this: OutboxStore, limit) {
      const rows = await readUnsent.call(this, limit);
      await deleteFromOutbox(this, rows.map(({ id }) => id));
      return rows;
    }),

  /** The event is written after the business transaction has committed. */
  'published-after-commit': () =>
    replaceMethod(UnitOfWork.prototype, 'run', (run) => async function <T>(this: UnitOfWork, work: (scope: Scope) => Promise<T>): Promise<T> {
      const later: ((scope: Scope) => Promise<void>)[] = [];
      const result = await run.call(this, (scope) =>
        work({
          tx: scope.tx,
          publish: (definition, fact) => {
            later.push((own) => own.publish(definition, fact));
            return Promise.resolve();
          },
        }),
      );
      setTimeout(() => void run.call(this, async (scope) => void (await Promise.all(later.map((publish) => publish(scope))))).catch(() => undefined), 300);
      return result as T;
    }),

  /** A parked event is put aside, and what follows it on its key goes on without it. */
  'parked-lets-pass': () =>
    replaceMethod(InboxStore.prototype, 'recordFailure', (recordFailure) => async function (this: InboxStore, failure) {
      await recordFailure.call(this, failure);
      const { sql, inbox } = insideOf<{ sql: Sql; inbox: string }>(this, 'sql', 'inbox');
      // Behind everything that will ever come.
      await sql`update ${sql.unsafe(inbox)} set id = id + 1000000000000 where event_id = ${failure.eventId} and status = 'parked'`;
    }),

  /** Each event counts as a key of its own: events of one aggregate are handled side by side. */
  'lanes-ignore-key': () => {
    let arrived = 0;
    replaceMethod(InboxIntake.prototype, 'store', (store) => async function (this: InboxIntake, messages) {
      return store.call(
        this,
        messages.map((message) => (isMalformed(message) ? message : { ...message, topic: `${message.topic}#${(arrived += 1)}` })),
      );
    });
  },

  /** What was dropped with its week is not recognised when it comes again. */
  'positions-forgotten': () => replaceMethod(InboxPartitions.prototype, 'mayBeGone', () => () => false),

  /** The service's own handlers of a change do nothing: its copies stay as they were. */
  'copy-ignores-event': () =>
    replaceMethod(EventHandlers.prototype, 'add', (add) => function (this: EventHandlers, type, handler, extras = {}) {
      const ignores = type === identityUserUpdatedV1.type && !(AUDIT in extras);
      add.call(this, type, ignores ? Object.assign(() => Promise.resolve(), handler) : handler, extras);
    }),

  /** The relay sends what it reads in any order. */
  'any-order': () =>
    replaceMethod(OutboxStore.prototype, 'readUnsent', (readUnsent) => async function (this: OutboxStore, limit) {
      return [...(await readUnsent.call(this, limit))].reverse();
    }),

  /** The broker is not asked whether it has what it was sent. */
  'acks-0': () => aroundProducer({ idempotent: false }, (batch) => ({ ...batch, acks: 0 })),
} satisfies Record<string, () => void>;

export type PlantName = keyof typeof plants;

export const plantNames = Object.keys(plants) as readonly PlantName[];

/**
 * Plants a bug in this process, before its service is made.
 * @throws Error when there is no such bug
 */
export function installPlant(name: string): void {
  if (!isPlant(name)) throw new Error(`there is no planted bug "${name}"`);
  plants[name]();
}

function isPlant(name: string): name is PlantName {
  return name in plants;
}

async function deleteFromOutbox(store: OutboxStore, ids: readonly bigint[]): Promise<void> {
  const { sql, outbox } = insideOf<{ sql: Sql; outbox: string }>(store, 'sql', 'outbox');
  if (ids.length > 0) await sql`delete from ${sql.unsafe(outbox)} where id = any(${`{${ids.join(',')}}`}::text::bigint[])`;
}

/** Changes what goes to the broker, below everything that the library does with it. */
function aroundProducer(config: ProducerConfig, change: (batch: ProducerBatch) => ProducerBatch): void {
  replaceMethod(Kafka.prototype, 'producer', (make) => function (this: Kafka, given) {
    const producer: Producer = make.call(this, { ...given, ...config });
    const { sendBatch } = producer;
    return Object.assign(producer, { sendBatch: (batch: ProducerBatch) => sendBatch(change(batch)) });
  });
}
