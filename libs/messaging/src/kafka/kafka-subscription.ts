import { BackgroundLoop, messageOf, ProblemLog } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import type { SubscribeOptions, Subscription, SubscriptionHealth } from '../transport/event-transport.js';
import { storeThenCommit } from './batch-storing.js';
import { behindOn, readOffsets, type PartitionOffsets } from './kafka-lag.js';
import { missingOf } from './kafka-topics.js';
import { OffsetCommits } from './offset-commits.js';
import { patiently, within } from './patiently.js';
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
  /** Makes the topics that are missing. @returns those that are still missing, because only their owner may make them. */
  makeTopics: () => Promise<readonly string[]>;
}

/** One consumer from its start until it is replaced. */
interface Running {
  readonly consumer: Consumer;
  readonly commits: OffsetCommits;
  /** Set when the consumer must do nothing more, whatever the client still has in hand. */
  abandoned: boolean;
  /** Why the client has given it up. */
  ended?: string;
  /** Topics that were not there when it began. */
  missing: readonly string[];
  /** The partitions it was given when it last joined its group, by topic; unset until then. */
  assignment?: Record<string, number[]>;
}

/** How long the broker may take to say how far a consumer is. */
const ANSWER_MS = 5_000;

/** How long a consumer of which nothing good is expected may take to end. */
const BRIEF_MS = 2_000;

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
  /** How many of the starts were no repair: a topic had been made. */
  private plannedStarts = 0;
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
    const restarts = Math.max(0, this.starts - 1 - this.plannedStarts);
    const problem = this.storing ?? this.log.problem ?? this.waiting();
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
      await this.end(BRIEF_MS);
    } else if (this.running && (await this.hasMore(this.running))) {
      await this.end();
      this.plannedStarts += 1;
    }
    if (this.running) {
      if (this.running.assignment && this.storing === undefined) this.log.succeeded();
      return;
    }
    const attempt = { givenUp: false };
    try {
      // Joining a group may take as long as its slowest member.
      await within(this.options.stallMs + this.options.sessionTimeoutMs, this.begin(attempt), 'the broker takes too long to let it begin');
    } catch (error) {
      attempt.givenUp = true;
      await this.end(BRIEF_MS);
      throw error;
    }
  }

  /** Said while the owner of a topic has not made it. It holds up nothing else. */
  private waiting(): string | undefined {
    const missing = this.running?.missing ?? [];
    return missing.length === 0 ? undefined : waitingFor(missing);
  }

  /** Whether a topic that it waits for has been made. */
  private async hasMore({ missing }: Running): Promise<boolean> {
    if (missing.length === 0) return false;
    const still = await this.ask((admin) => missingOf(admin, missing));
    return still.length < missing.length;
  }

  private async begin(attempt: { readonly givenUp: boolean }): Promise<void> {
    const { kafka, group, topics, sessionTimeoutMs } = this.options;
    const missing = await this.options.makeTopics();
    if (attempt.givenUp) return;
    const present = topics.filter((topic) => !missing.includes(topic));
    if (present.length === 0) throw new Error(waitingFor(missing));
    const consumer = kafka.consumer({
      groupId: group,
      sessionTimeout: sessionTimeoutMs,
      // So long the others wait for a member that is busy storing; without it they share its partitions.
      rebalanceTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.min(3_000, sessionTimeoutMs / 3),
      // So that stopping does not wait for a long poll.
      maxWaitTimeInMs: 500,
      allowAutoTopicCreation: false,
      // A crash is our affair: see watch.
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
    const running: Running = { consumer, commits: new OffsetCommits((offsets) => consumer.commitOffsets(offsets)), missing, abandoned: false };
    this.running = running;
    this.starts += 1;
    this.startedAt = performance.now();
    this.stalls.reset();
    this.listenTo(running);
    const steps = [() => consumer.connect(), () => consumer.subscribe({ topics: present, fromBeginning: true }), () => this.run(running)];
    for (const step of steps) {
      await step();
      // The client does not notice that it was told to end while it was beginning, and would stay in its group for ever.
      if (attempt.givenUp) return patiently(consumer.disconnect());
    }
  }

  private listenTo(running: Running): void {
    const { consumer, commits } = running;
    consumer.on('consumer.crash', ({ payload }) => {
      running.ended = `crashed: ${messageOf(payload.error)}`;
      if (!running.abandoned) this.loop.wake();
    });
    // Part of a crash, which is told last and with its reason; without one, the next look notices.
    consumer.on('consumer.stop', () => (running.ended ??= 'stopped by itself'));
    consumer.on('consumer.disconnect', () => (running.ended ??= 'disconnected by itself'));
    consumer.on('consumer.group_join', ({ payload }) => {
      commits.forgetAll();
      running.assignment = payload.memberAssignment;
    });
    // Marks of transactions are not handed over, and nobody else commits them: the group would look as if it were behind.
    consumer.on('consumer.end_batch_process', ({ payload: { topic, partition, batchSize, lastOffset } }) => {
      if (batchSize > 0 || running.abandoned) return;
      commits.stored({ topic, partition, offset: String(BigInt(lastOffset) + 1n) });
    });
  }

  private run(running: Running): Promise<void> {
    return running.consumer.run({
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
          commits: running.commits,
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
    const { assignment } = running;
    const progress = await this.ask((admin) => this.progressOf(admin, assignment));
    const stalled = this.stalls.observe(progress, performance.now());
    return stalled ? 'stands still although there is something to read' : undefined;
  }

  private async progressOf(admin: Admin, assignment: Record<string, number[]>): Promise<Progress> {
    const topics = Object.keys(assignment).filter((topic) => (assignment[topic] ?? []).length > 0);
    const offsets = await readOffsets(admin, this.options.group, topics);
    const ours = offsets.filter(({ topic, partition }) => assignment[topic]?.includes(partition) === true);
    const nameOf = ({ topic, partition }: PartitionOffsets) => `${topic}/${partition}`;
    return {
      committed: new Map(ours.map((held) => [nameOf(held), held.committed ?? 0n])),
      behind: new Set(ours.filter((held) => behindOn(held) > 0n).map(nameOf)),
    };
  }

  /** Asks the broker by a connection that is kept, unless it does not answer by it: a new one may. */
  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      return await within(ANSWER_MS, this.connectedAdmin().then(question), 'the broker does not answer');
    } catch (error) {
      await this.dropAdmin();
      throw error;
    }
  }

  private async connectedAdmin(): Promise<Admin> {
    if (this.admin) return this.admin;
    const admin = this.options.kafka.admin();
    this.admin = admin;
    await admin.connect();
    return admin;
  }

  private async dropAdmin(): Promise<void> {
    const admin = this.admin;
    this.admin = undefined;
    if (admin) await patiently(admin.disconnect(), BRIEF_MS);
  }

  private async end(patienceMs?: number): Promise<void> {
    const running = this.running;
    this.running = undefined;
    this.storing = undefined;
    if (!running) return;
    running.abandoned = !this.closed;
    await patiently(running.commits.tell(), BRIEF_MS);
    await patiently(running.consumer.disconnect(), patienceMs);
    running.abandoned = true;
    running.commits.forgetAll();
  }
}

function waitingFor(topics: readonly string[]): string {
  return `waits for ${topics.join(', ')}: not made yet, or not to be read by this service`;
}
