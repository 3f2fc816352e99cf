import { messageOf } from '@edtech/scheduling';
import { Kafka, logLevel, type Admin, type SASLOptions } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventTransport, SubscribeOptions, Subscription, TopicHistory, TopicLag, TransportHealth, TransportMessage } from '../transport/event-transport.js';
import { historyGroupPrefix } from './kafka-acls.js';
import { KafkaHistory } from './kafka-history.js';
import { readLag } from './kafka-lag.js';
import { kafkaLog } from './kafka-log.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { KafkaSubscription, type WatchdogSettings } from './kafka-subscription.js';
import { makeTopics, type CompactionSettings, type TopicSettings } from './kafka-topics.js';

/** Who the client says it is. */
export interface KafkaCredentials {
  mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  username: string;
  password: string;
}

export interface KafkaTransportOptions {
  /** `host:port` of at least one broker. */
  brokers: readonly string[];
  /** How this process names itself to the brokers. */
  clientId: string;
  /** Of the topics that it makes. */
  partitions: number;
  /** Of the topics that it makes. */
  replicationFactor: number;
  /** Of the topics that it makes, in milliseconds; by default they are kept for ever (-1). */
  retentionMs?: number;
  /** Of the state topics that it makes; by default between 7 and 21 days. */
  compaction?: CompactionSettings;
  /** Absent: the brokers let anybody in. */
  credentials?: KafkaCredentials;
  /** Absent: in the clear. `ca`: the PEM of who vouches for the brokers, where it is none of the well-known authorities. */
  tls?: { ca?: string };
  /** When a consumer is given up and begun anew. */
  watchdog?: Partial<WatchdogSettings>;
}

/**
 * The session is all that a killed consumer keeps its partitions for: the client knows no static membership, by which its successor could
 * take them over at once. Much shorter, and one that is only slow (frozen, or without CPU for a while) would be taken for dead: that
 * loses and doubles nothing, but the whole group stops to share its partitions anew, twice. Ten seconds are three heartbeats missed.
 */
export const defaultWatchdog: WatchdogSettings = { checkMs: 5_000, stallMs: 30_000, sessionTimeoutMs: 10_000 };

const KEEP_FOR_EVER = -1;

const DAY_MS = 86_400_000;

const defaultCompaction: CompactionSettings = { minLagMs: 7 * DAY_MS, maxLagMs: 21 * DAY_MS };

/** How long a publish that is no longer waited for may still take. */
const GRACE_MS = 5_000;

/** Events over Kafka, as CloudEvents. Every use of the client, which is no longer maintained, is in this folder. */
export class KafkaTransport implements EventTransport {
  readonly history: TopicHistory;
  private readonly kafka: Kafka;
  private readonly publisher: KafkaPublisher;
  private readonly subscriptions = new Set<KafkaSubscription>();
  private publishProblem: string | undefined;
  private lagAdmin: Promise<Admin> | undefined;

  constructor(private readonly options: KafkaTransportOptions) {
    this.kafka = new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      ...(options.credentials && { sasl: saslOf(options.credentials) }),
      ...(options.tls && { ssl: options.tls.ca === undefined ? true : { ca: [options.tls.ca] } }),
      connectionTimeout: 3_000,
      requestTimeout: 15_000,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 },
      logLevel: logLevel.WARN,
      logCreator: kafkaLog,
    });
    this.publisher = new KafkaPublisher(this.kafka);
    const { stallMs } = { ...defaultWatchdog, ...options.watchdog };
    this.history = new KafkaHistory({ kafka: this.kafka, groupPrefix: historyGroupPrefix(options.clientId), stallMs });
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
      makeTopics: () => makeTopics(kafka, options.topics, this.topicSettings()),
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

  async ensureTopics(topics: readonly string[]): Promise<void> {
    const refused = await makeTopics(this.kafka, topics, this.topicSettings());
    if (refused.length > 0) throw new Error(`the broker does not let ${this.options.credentials?.username ?? 'this service'} make ${refused.join(', ')}`);
  }

  async lag(group: string, topics: readonly string[]): Promise<readonly TopicLag[]> {
    // Kept open: it is asked again and again.
    this.lagAdmin ??= connectedAdmin(this.kafka);
    const connecting = this.lagAdmin;
    try {
      return await readLag(await connecting, group, topics);
    } catch (error) {
      if (this.lagAdmin === connecting) this.lagAdmin = undefined;
      // What it failed with is told; how it hung up afterwards does not matter.
      await connecting.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
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
    // It may never have been connected, and the broker may be gone.
    await this.lagAdmin?.then((admin) => admin.disconnect()).catch(() => undefined);
    this.lagAdmin = undefined;
  }

  private topicSettings(): TopicSettings {
    const { partitions, replicationFactor, retentionMs = KEEP_FOR_EVER, compaction = defaultCompaction } = this.options;
    return { partitions, replicationFactor, retentionMs, compaction };
  }
}

function saslOf({ mechanism, username, password }: KafkaCredentials): SASLOptions {
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password };
    case 'scram-sha-256':
      return { mechanism, username, password };
    case 'scram-sha-512':
      return { mechanism, username, password };
  }
}

async function connectedAdmin(kafka: Kafka): Promise<Admin> {
  const admin = kafka.admin();
  await admin.connect();
  return admin;
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
