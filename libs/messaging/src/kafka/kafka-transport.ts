import { Kafka, logLevel } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../problem-log.js';
import type { EventTransport, SubscribeOptions, Subscription, TransportHealth, TransportMessage } from '../transport/event-transport.js';
import { kafkaLog } from './kafka-log.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaSubscription, type WatchdogSettings } from './kafka-subscription.js';
import { ensureTopics } from './kafka-topics.js';

export interface KafkaTransportOptions {
  /** `host:port` of at least one broker. */
  brokers: readonly string[];
  /** How this process names itself to the brokers. */
  clientId: string;
  /** Of the topics that it makes. */
  partitions: number;
  /** Of the topics that it makes. */
  replicationFactor: number;
  /** When a consumer is given up and begun anew. */
  watchdog?: Partial<WatchdogSettings>;
}

const defaultWatchdog: WatchdogSettings = { checkMs: 5_000, stallMs: 30_000, sessionTimeoutMs: 15_000 };

/** How long a publish that is no longer waited for may still take. */
const GRACE_MS = 5_000;

/** Events over Kafka, as CloudEvents. Every use of the client, which is no longer maintained, is in this folder. */
export class KafkaTransport implements EventTransport {
  private readonly kafka: Kafka;
  private readonly publisher: KafkaPublisher;
  private readonly subscriptions = new Set<KafkaSubscription>();
  private publishProblem: string | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    this.kafka = new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: 3_000,
      requestTimeout: 15_000,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 },
      logLevel: logLevel.WARN,
      logCreator: kafkaLog,
    });
    this.publisher = new KafkaPublisher(this.kafka);
  }

  async publish(batch: readonly TransportMessage[], signal?: AbortSignal): Promise<void> {
    const publishing = this.publisher.publish(batch);
    try {
      await (signal ? untilAborted(publishing, signal) : publishing);
      this.publishProblem = undefined;
    } catch (error) {
      this.publishProblem = messageOf(error);
      throw error;
    }
  }

  /** Resolves at once: the consumer is begun, and begun again, until it runs; see {@link health}. */
  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (options.topics.length === 0) return { close: async () => undefined };
    const { kafka } = this;
    const subscription = new KafkaSubscription({
      ...options,
      ...defaultWatchdog,
      ...this.options.watchdog,
      kafka,
      ensureTopics: () => this.ensureTopics(options.topics),
    });
    this.subscriptions.add(subscription);
    subscription.start();
    return {
      close: async () => {
        await subscription.close();
        this.subscriptions.delete(subscription);
      },
    };
  }

  ensureTopics(topics: readonly string[]): Promise<void> {
    return ensureTopics(this.kafka, topics, this.options);
  }

  health(): TransportHealth {
    const { publishProblem } = this;
    return {
      kind: 'kafka',
      ...(publishProblem === undefined ? {} : { publishProblem }),
      subscriptions: [...this.subscriptions].map((subscription) => subscription.health()),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()));
    this.subscriptions.clear();
    await this.publisher.close();
  }
}

/** Gives a publish that is under way some time when it is told to end, and then stops waiting for it. */
async function untilAborted(publishing: Promise<void>, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const givenUp = new Promise<never>((_, reject) => {
    const begin = (): void => {
      void pause(GRACE_MS, undefined, { signal: done.signal }).then(
        () => reject(new Error('stopped before the broker had acknowledged everything')),
        () => undefined,
      );
    };
    if (signal.aborted) begin();
    else signal.addEventListener('abort', begin, { once: true, signal: done.signal });
  });
  try {
    await Promise.race([publishing, givenUp]);
  } finally {
    done.abort();
  }
}
