import type { Consumer, ConsumerConfig, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { EventDefinition, EventEnvelope } from '../define-event.js';
import type { Upcast } from '../define-upcast.js';
import { publishedEvents, type PublishedEvent } from '../event-definitions.js';
import { EventRouter, type RoutedEvent } from './event-router.js';
import { NotAnEvent } from './read-event.js';
import { RecentIds } from './recent-ids.js';

/** A message that is no event, or whose data is not what its type promises. */
export interface UnreadableMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** What is wrong with it, for people. */
  readonly problem: string;
  readonly message: KafkaMessage;
}

/** A function per event type; each is given its own event's fields. */
export type EventHandlers<D extends EventDefinition> = { readonly [E in D as E['type']]?: (event: EventEnvelope<E>) => unknown };

export interface ConsumeOptions<D extends EventDefinition = PublishedEvent> {
  /** Every group gets every event; members of one group share them. */
  readonly groupId: string;
  /** What is awaited counts: the event is acknowledged after it. A rejection makes it come again, and all that follows on its partition wait. */
  readonly handlers: EventHandlers<D>;
  /** What to do about a message that cannot be read; it is passed over after that. A rejection makes it come again. */
  readonly onUnreadable: (unreadable: UnreadableMessage) => unknown;
  /** Lets handlers of a newer version have what was published only in an older one. */
  readonly upcasts?: readonly Upcast[];
  /** Where a group begins that is new: at the beginning of the topics, unless this is false. */
  readonly fromBeginning?: boolean;
  /** How many ids are remembered for telling duplicates; 10,000 by default. */
  readonly rememberedIds?: number;
  /** Handed to kafkajs, for its timeouts and retries. */
  readonly consumer?: Omit<ConsumerConfig, 'groupId'>;
}

export interface Consumption {
  /** Finishes the event in hand, acknowledges it and leaves the group. */
  stop(): Promise<void>;
}

/** Every this many milliseconds, the offsets of what has been handled are committed, and at the end of each batch. */
const COMMIT_EVERY_MS = 1_000;

/**
 * Consumes events in the order of their partition, and so of their subject, one at a time. At least once: an event is
 * acknowledged after its handler has finished. An event whose id has been handled lately is passed over; after a crash
 * or a rebalance some come again all the same, so keep the sequence you have applied and use `newerThan`.
 * Types without a handler are passed over.
 * @throws Error when a handler's type does not exist, or kafkajs cannot connect
 */
export function consume(kafka: Kafka, options: ConsumeOptions): Promise<Consumption> {
  return consumeDefined<PublishedEvent>(kafka, publishedEvents, options);
}

/** As {@link consume}, of events that you define: a newer version, to which upcasts lead, or those of another program. */
export async function consumeDefined<D extends EventDefinition>(kafka: Kafka, definitions: readonly D[], options: ConsumeOptions<D>): Promise<Consumption> {
  const router = new EventRouter(definitions, options.handlers, options.upcasts ?? []);
  const handled = new RecentIds(options.rememberedIds ?? 10_000);
  const consumer = kafka.consumer({ ...options.consumer, groupId: options.groupId });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: router.topics, fromBeginning: options.fromBeginning ?? true });
    await run(consumer, { router, handled, onUnreadable: options.onUnreadable });
  } catch (error) {
    await consumer.disconnect();
    throw error;
  }
  return { stop: () => consumer.disconnect() };
}

interface Parts {
  readonly router: EventRouter;
  readonly handled: RecentIds;
  readonly onUnreadable: ConsumeOptions['onUnreadable'];
}

function run(consumer: Consumer, parts: Parts): Promise<void> {
  return consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => {
      const { batch, isRunning, isStale, resolveOffset } = payload;
      const progress = new Progress(payload);
      try {
        for (const message of batch.messages) {
          if (!isRunning() || isStale()) break;
          await keepAlive(payload, () => handle(parts, batch.topic, batch.partition, message));
          resolveOffset(message.offset);
          await progress.handled(message.offset);
        }
      } finally {
        await progress.commit();
      }
    },
  });
}

async function handle({ router, handled, onUnreadable }: Parts, topic: string, partition: number, message: KafkaMessage): Promise<void> {
  let routed: RoutedEvent | undefined;
  try {
    routed = router.read(message);
  } catch (error) {
    if (!(error instanceof NotAnEvent)) throw error;
    await onUnreadable({ topic, partition, offset: message.offset, problem: error.message, message });
  }
  if (!routed || handled.has(routed.event.id)) return;
  await routed.handler(routed.event);
  handled.add(routed.event.id);
}

/** Tells the broker that this member lives while a handler takes its time. */
async function keepAlive({ heartbeat }: EachBatchPayload, work: () => Promise<void>): Promise<void> {
  // One that fails here fails again below, where kafkajs hears of it.
  const timer = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  await heartbeat();
}

/** Commits how far a batch has been handled: never ahead of the handlers. */
class Progress {
  private next: string | undefined;
  private committedAt = Date.now();

  constructor(private readonly payload: EachBatchPayload) {}

  async handled(offset: string): Promise<void> {
    this.next = String(BigInt(offset) + 1n);
    if (Date.now() - this.committedAt >= COMMIT_EVERY_MS) await this.commit();
  }

  async commit(): Promise<void> {
    if (this.next === undefined) return;
    const { topic, partition } = this.payload.batch;
    await this.payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: this.next }] }] });
    this.next = undefined;
    this.committedAt = Date.now();
  }
}
