import { BackgroundLoop } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf, ProblemLog } from '../problem-log.js';
import type { SubscribeOptions, Subscription, SubscriptionHealth } from '../transport/event-transport.js';
import { storeThenCommit } from './batch-storing.js';
import { StallDetector, type Progress } from './stall-detector.js';

export interface WatchdogSettings {
  /** How often the consumer is looked at. */
  checkMs: number;
  /** How long it may stand still while there is something to read, or take to join its group. */
  stallMs: number;
  /** How long the group waits for a member that is silent. */
  sessionTimeoutMs: number;
}

export interface KafkaSubscriptionOptions extends SubscribeOptions, WatchdogSettings {
  kafka: Pick<Kafka, 'consumer' | 'admin'>;
  ensureTopics: () => Promise<void>;
}

/** One consumer from its start until it is replaced. */
interface Running {
  readonly consumer: Consumer;
  /** Set when the consumer must do nothing more, whatever the client still has in hand. */
  abandoned: boolean;
  /** Why the client has given it up. */
  ended?: string;
  /** The partitions it was given when it last joined its group, by topic; unset until then. */
  assignment?: Record<string, number[]>;
}

/** How long the client may take to end a consumer before it is left to itself. */
const DISCONNECT_MS = 10_000;

/**
 * A consumer under a watchdog. The client is known to crash, to stop in silence and to stand still; whatever happens,
 * the consumer is thrown away and begun anew, from the offset that was committed last.
 */
export class KafkaSubscription implements Subscription {
  private readonly log: ProblemLog;
  private readonly loop: BackgroundLoop;
  private readonly stalls: StallDetector;
  private running: Running | undefined;
  private admin: Admin | undefined;
  private starts = 0;
  private closed = false;
  private startedAt = 0;
  private storing: string | undefined;

  constructor(private readonly options: KafkaSubscriptionOptions) {
    this.log = new ProblemLog(new Logger('Kafka'), `the consumer of ${options.group}`);
    this.stalls = new StallDetector(options.stallMs);
    this.loop = new BackgroundLoop({
      name: `kafka consumer ${options.group}`,
      intervalMs: options.checkMs,
      round: () => this.watch(),
      onError: (error) => this.log.failed(error),
    });
  }

  start(): void {
    this.loop.start();
  }

  health(): SubscriptionHealth {
    const { group } = this.options;
    const problem = this.storing ?? this.log.problem;
    const restarts = Math.max(0, this.starts - 1);
    if (this.closed) return { group, state: 'closed', restarts };
    const state = this.running?.assignment && !this.running.ended ? 'running' : restarts > 0 ? 'restarting' : 'connecting';
    return { group, state, restarts, ...(problem === undefined ? {} : { problem }) };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.loop.stop();
    await this.end();
    await this.dropAdmin();
  }

  /** One look: begins a consumer when there is none, and replaces one that is of no use any more. */
  private async watch(): Promise<void> {
    const complaint = this.running && (await this.complaintAbout(this.running));
    if (complaint !== undefined) {
      this.log.failed(new Error(complaint));
      await this.end();
    }
    if (this.running) {
      if (this.running.assignment && this.storing === undefined) this.log.succeeded();
      return;
    }
    try {
      await this.begin();
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    const { kafka, group, topics, sessionTimeoutMs } = this.options;
    await this.options.ensureTopics();
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, sessionTimeoutMs / 3),
      // So that stopping does not wait for a long poll.
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      // A crash is our affair: see watch.
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
    const running: Running = { consumer, abandoned: false };
    this.running = running;
    this.starts += 1;
    this.startedAt = performance.now();
    this.stalls.reset();
    consumer.on('consumer.crash', ({ payload }) => {
      running.ended = `crashed: ${messageOf(payload.error)}`;
      if (!running.abandoned) this.loop.wake();
    });
    // Part of a crash, which is told last and with its reason; without one, the next look notices.
    consumer.on('consumer.stop', () => (running.ended ??= 'stopped by itself'));
    consumer.on('consumer.disconnect', () => (running.ended ??= 'disconnected by itself'));
    consumer.on('consumer.group_join', ({ payload }) => void (running.assignment = payload.memberAssignment));
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) =>
        storeThenCommit(payload, {
          onBatch: this.options.onBatch,
          onProblem: (error) => {
            this.storing = `cannot store what arrives: ${messageOf(error)}`;
            this.log.failed(new Error(this.storing));
          },
          onStored: () => (this.storing = undefined),
          abandoned: () => running.abandoned,
        }),
    });
  }

  /** Why the consumer is of no use, or nothing when it is. */
  private async complaintAbout(running: Running): Promise<string | undefined> {
    if (running.ended !== undefined) return running.ended;
    if (!running.assignment) return performance.now() - this.startedAt > this.options.stallMs ? 'does not get into its group' : undefined;
    // A consumer that waits for the database would not get further by being replaced.
    if (this.storing !== undefined) return undefined;
    const progress = await this.progressOf(running.assignment).catch(async (error: unknown) => {
      await this.dropAdmin();
      throw error;
    });
    const stalled = this.stalls.observe(progress, performance.now());
    return stalled ? 'stands still although there is something to read' : undefined;
  }

  private async progressOf(assignment: Record<string, number[]>): Promise<Progress> {
    const admin = await this.connectedAdmin();
    const topics = Object.keys(assignment).filter((topic) => (assignment[topic] ?? []).length > 0);
    const ours = (topic: string, partition: number) => assignment[topic]?.includes(partition) === true;
    const committed = new Map<string, bigint>();
    const end = new Map<string, bigint>();
    if (topics.length > 0) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId: this.options.group, topics })) {
        for (const { partition, offset } of partitions) if (ours(topic, partition)) committed.set(`${topic}/${partition}`, BigInt(offset));
      }
    }
    for (const topic of topics) {
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        // Where the topic has forgotten everything there is nothing to read.
        if (ours(topic, partition) && high !== low) end.set(`${topic}/${partition}`, BigInt(high));
      }
    }
    return { committed, end };
  }

  private async connectedAdmin(): Promise<Admin> {
    if (this.admin) return this.admin;
    const admin = this.options.kafka.admin();
    await admin.connect();
    this.admin = admin;
    return admin;
  }

  private async dropAdmin(): Promise<void> {
    const admin = this.admin;
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
  }

  private async end(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    this.storing = undefined;
    if (!running) return;
    running.abandoned = !this.closed;
    const waiting = new AbortController();
    await Promise.race([running.consumer.disconnect().catch(() => undefined), pause(DISCONNECT_MS, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    running.abandoned = true;
    waiting.abort();
  }
}
