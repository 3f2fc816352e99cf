import { backoffMs, messageOf } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { Positions, ReceivedMessage, TopicHistory } from '../transport/event-transport.js';
import { keepBeating } from './batch-storing.js';
import { decode } from './cloud-event-codec.js';
import { patiently } from './patiently.js';

const logger = new Logger('Kafka');

export interface KafkaHistoryOptions {
  kafka: Pick<Kafka, 'consumer' | 'admin'>;
  /** How the throw-away groups begin: what may read the history is granted by this prefix. */
  groupPrefix: string;
  /** How long nothing may come although there is more to read. */
  stallMs: number;
}

/** What one reading needs. */
interface ReadingOptions extends KafkaHistoryOptions {
  topic: string;
  span: Span;
  admin: Admin;
  onBatch: OnBatch;
  signal: AbortSignal | undefined;
}

type OnBatch = (messages: readonly ReceivedMessage[], positions: Positions) => Promise<void>;

/** The most that lies in memory unread, in bytes. */
const FETCH_BYTES = 4_000_000;

/** How many times as long as the client may stand still a reading tries again without getting further. */
const PATIENCE = 3;

/** How often it is looked whether anything comes. */
const LOOK_MS = 1_000;

/**
 * Reads topics again. The client reads only as a member of a group: each reading has one of its own, which commits
 * nothing and is deleted afterwards. Should this process die before, the broker forgets the group by itself.
 */
export class KafkaHistory implements TopicHistory {
  constructor(private readonly options: KafkaHistoryOptions) {}

  async read(topic: string, from: Positions, onBatch: OnBatch, signal?: AbortSignal): Promise<Positions> {
    signal?.throwIfAborted();
    const admin = this.options.kafka.admin();
    try {
      await admin.connect();
      const span = await spanOf(admin, topic, from);
      const begin = () => new Reading({ ...this.options, topic, span, admin, onBatch, signal }).toEnd();
      for (let failures = 0; !span.atEnd(); failures += 1) await begin().catch((error: unknown) => this.goOn(error, span, failures, signal));
      return span.positions();
    } finally {
      await patiently(admin.disconnect());
    }
  }

  /** After a failure of the client the rest is read anew, unless nothing has come for too long. */
  private async goOn(error: unknown, span: Span, failures: number, signal: AbortSignal | undefined): Promise<void> {
    if (!(error instanceof ReadingFailed) || span.idleMs() > PATIENCE * this.options.stallMs) throw error;
    logger.debug(error.message);
    await pause(backoffMs(Math.min(failures + 1, 5)), undefined, { signal });
  }
}

/** The client has given up, not who reads with it. */
class ReadingFailed extends Error {}

/** Where to read each partition next, and where to end. */
class Span {
  private lastMove = performance.now();

  constructor(
    private readonly next: Map<number, bigint>,
    private readonly end: ReadonlyMap<number, bigint>,
  ) {}

  partitions(): [partition: number, next: bigint][] {
    return [...this.next];
  }

  nextOf(partition: number): bigint {
    return this.next.get(partition) ?? 0n;
  }

  /** A partition that the topic has got since is not read. */
  endOf(partition: number): bigint {
    return this.end.get(partition) ?? 0n;
  }

  isWanted(partition: number, offset: bigint): boolean {
    return offset >= this.nextOf(partition) && offset < this.endOf(partition);
  }

  /** Never back, and never beyond the end. */
  moveTo(partition: number, offset: bigint): void {
    const target = offset > this.endOf(partition) ? this.endOf(partition) : offset;
    if (target <= this.nextOf(partition)) return;
    this.next.set(partition, target);
    this.lastMove = performance.now();
  }

  /** For how long it has not got further, in milliseconds. */
  idleMs(): number {
    return performance.now() - this.lastMove;
  }

  atEnd(): boolean {
    return [...this.next].every(([partition, offset]) => offset >= this.endOf(partition));
  }

  positions(): Positions {
    return Object.fromEntries([...this.next].map(([partition, offset]) => [String(partition), String(offset)]));
  }

  /** The positions as they are once a partition has been read to an offset. */
  positionsWith(partition: number, offset: bigint): Positions {
    const then = new Span(new Map(this.next), this.end);
    then.moveTo(partition, offset);
    return then.positions();
  }
}

async function spanOf(admin: Admin, topic: string, from: Positions): Promise<Span> {
  if (!(await admin.listTopics()).includes(topic)) throw new Error(`the topic ${topic} does not exist, or may not be read`);
  const next = new Map<number, bigint>();
  const end = new Map<number, bigint>();
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    const wanted = BigInt(from[String(partition)] ?? low);
    if (wanted > BigInt(high)) throw new Error(`partition ${partition} of ${topic} ends at ${high}, before ${wanted}: the topic was made anew`);
    next.set(partition, wanted > BigInt(low) ? wanted : BigInt(low));
    end.set(partition, BigInt(high));
  }
  return new Span(next, end);
}

/** One reading with one consumer, from where the span stands to its end. */
class Reading {
  private readonly groupId: string;
  private readonly consumer: Consumer;
  private stopped = false;
  private ended = false;
  private inHand: Promise<void> | undefined;
  private finish: () => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(private readonly options: ReadingOptions) {
    this.groupId = `${options.groupPrefix}${newId()}`;
    this.consumer = options.kafka.consumer({
      groupId: this.groupId,
      maxWaitTimeInMs: 200,
      maxBytes: FETCH_BYTES,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Resolves at the end. */
  async toEnd(): Promise<void> {
    const { admin, signal } = this.options;
    signal?.throwIfAborted();
    const done = new Promise<void>((resolve, reject) => {
      this.finish = resolve;
      this.fail = reject;
    });
    const aborted = () => this.fail(signal?.reason);
    signal?.addEventListener('abort', aborted, { once: true });
    const look = setInterval(() => void this.look().catch((error: unknown) => this.fail(new ReadingFailed(messageOf(error)))), LOOK_MS);
    try {
      await Promise.all([done, this.run()]);
    } finally {
      this.ended = true;
      clearInterval(look);
      signal?.removeEventListener('abort', aborted);
      await this.inHand;
      await patiently(this.consumer.disconnect());
      // Refused where the group was never made.
      await admin.deleteGroups([this.groupId]).catch(() => undefined);
    }
  }

  private async run(): Promise<void> {
    const { consumer } = this;
    const { topic, span } = this.options;
    consumer.on('consumer.crash', ({ payload }) => this.fail(new ReadingFailed(`reading ${topic} failed: ${messageOf(payload.error)}`)));
    // Part of a crash, which is told last and with its reason; without one, the next look notices.
    consumer.on('consumer.stop', () => void (this.stopped = true));
    // Again whenever it has joined: nothing is committed, so the client would begin at the beginning.
    consumer.on('consumer.group_join', () => {
      for (const [partition, next] of span.partitions()) consumer.seek({ topic, partition, offset: String(next) });
    });
    // Also of batches that hold nothing for us, such as the marks of transactions.
    consumer.on('consumer.end_batch_process', ({ payload: { partition, lastOffset } }) => {
      if (!this.ended) this.moveTo(partition, BigInt(lastOffset) + 1n);
    });
    const steps = [
      () => consumer.connect(),
      () => consumer.subscribe({ topics: [topic], fromBeginning: true }),
      () => consumer.run({ autoCommit: false, partitionsConsumedConcurrently: 1, eachBatch: (payload) => this.handOver(payload) }),
    ];
    for (const step of steps) {
      if (this.ended) return;
      await step().catch((error: unknown) => {
        throw new ReadingFailed(`reading ${topic} failed: ${messageOf(error)}`);
      });
    }
  }

  private async handOver(payload: EachBatchPayload): Promise<void> {
    if (this.ended) return;
    this.inHand = this.give(payload).catch((error: unknown) => {
      this.ended = true;
      this.fail(error);
    });
    await this.inHand;
    this.inHand = undefined;
  }

  private async give({ batch, heartbeat, pause }: EachBatchPayload): Promise<void> {
    const { topic, span, onBatch } = this.options;
    const { partition } = batch;
    const after = BigInt(batch.lastOffset()) + 1n;
    const messages = batch.messages.filter(({ offset }) => span.isWanted(partition, BigInt(offset))).map((message) => decode(topic, partition, message));
    if (messages.length > 0) {
      const beating = keepBeating(heartbeat);
      try {
        await onBatch(messages, span.positionsWith(partition, after));
      } finally {
        beating.stop();
      }
    }
    this.moveTo(partition, after);
    if (span.nextOf(partition) >= span.endOf(partition)) pause();
  }

  private moveTo(partition: number, offset: bigint): void {
    const { span } = this.options;
    span.moveTo(partition, offset);
    if (span.atEnd()) this.finish();
  }

  /** Where nothing comes, either the topic has forgotten it meanwhile or the client stands still. */
  private async look(): Promise<void> {
    const { topic, span, admin, stallMs } = this.options;
    if (this.stopped) throw new Error(`reading ${topic} stopped by itself`);
    if (this.inHand || span.idleMs() < stallMs) return;
    for (const { partition, low } of await admin.fetchTopicOffsets(topic)) this.moveTo(partition, BigInt(low));
    if (!this.inHand && span.idleMs() >= stallMs) throw new Error(`reading ${topic} stands still`);
  }
}
