import { BackgroundLoop, ProblemLog } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { EventTransport } from '../transport/event-transport.js';
import { waitedForLater } from '../waited-for-later.js';
import type { OutboxRow, OutboxStore } from './outbox-store.js';
import type { RelayLease } from './relay-lease.js';

export interface OutboxRelayOptions {
  store: OutboxStore;
  lease: RelayLease;
  transport: EventTransport;
  /** The topics that the service publishes to: made before there is anything to send. */
  topics: readonly string[];
  batchSize: number;
  /** How long an event may wait when nobody wakes the relay: another replica wrote it, or this one was not the holder. */
  pollMs: number;
}

/**
 * Sends what the outbox holds and deletes it once acknowledged. A crash between the two sends it again: the inboxes
 * recognise what they have. Nothing is ever deleted unsent.
 */
export class OutboxRelay {
  private readonly logger = new Logger('OutboxRelay');
  private readonly log = new ProblemLog(this.logger, 'relaying events');
  private readonly loop: BackgroundLoop;
  private topicsMade = false;
  /** Whether something may have been committed since the last read. */
  private woken = false;

  constructor(private readonly options: OutboxRelayOptions) {
    this.loop = new BackgroundLoop({
      name: 'outbox relay',
      intervalMs: options.pollMs,
      round: async (signal) => {
        await this.relayAll(signal);
        this.log.succeeded();
      },
      onError: (error) => this.log.failed(error),
    });
  }

  get leaseHeld(): boolean {
    return this.options.lease.held;
  }

  /** What went wrong in the last round, if anything. */
  get problem(): string | undefined {
    return this.log.problem;
  }

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.woken = true;
    this.loop.wake();
  }

  /** Finishes the batch in hand, then gives the lease back. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.options.lease.release().catch((error: unknown) => this.log.failed(error));
  }

  /** Sends batch after batch until nothing waits. */
  private async relayAll(signal: AbortSignal): Promise<void> {
    const { store, lease } = this.options;
    if (!(await lease.acquireOrRenew())) return;
    // Now, and not with the first event: on brokers that know who one is, nobody else may make what consumers wait for.
    if (!this.topicsMade) await lease.keepWhile(() => this.makeTopics());
    store.letGo();
    const batch = await this.read();
    if (batch.length > 0) await lease.keepWhile(() => this.relayFrom(batch, signal));
  }

  /**
   * One batch is sent at a time, and only when the one before has been acknowledged, or events of an aggregate could
   * overtake each other. What overlaps with sending is reading the next batch and deleting the last one. When something
   * fails, what has been read ahead is not sent.
   */
  private async relayFrom(first: readonly OutboxRow[], signal: AbortSignal): Promise<void> {
    const { lease } = this.options;
    const token = lease.fencingToken;
    let ahead: Promise<readonly OutboxRow[]> | undefined;
    let deleted: Promise<boolean> = Promise.resolve(true);
    try {
      for (let batch = first; batch.length > 0 && !signal.aborted; ) {
        // Asked before every batch: what a holder had read before it froze must not be sent when it wakes.
        if (!(await lease.acquireOrRenew()) || lease.fencingToken !== token) return;
        ahead = this.readAhead();
        await this.send(batch, signal);
        if (!(await deleted)) return;
        deleted = this.delete(batch);
        // What was committed while the batch was being sent does not wait for the deletion either.
        ahead ??= this.readAhead();
        batch = (await ahead) ?? [];
      }
    } finally {
      await Promise.allSettled([ahead, deleted]);
    }
    await deleted;
  }

  private async read(): Promise<readonly OutboxRow[]> {
    const { store, batchSize } = this.options;
    this.woken = false;
    return store.readUnsent(batchSize);
  }

  private readAhead(): Promise<readonly OutboxRow[]> | undefined {
    return this.woken || this.options.store.mayHoldMore ? waitedForLater(this.read()) : undefined;
  }

  private async send(batch: readonly OutboxRow[], signal: AbortSignal): Promise<void> {
    await this.options.transport.publish(
      batch.map(({ message }) => message),
      signal,
    );
  }

  /** @returns whether the lease was still ours. */
  private delete(batch: readonly OutboxRow[]): Promise<boolean> {
    const { store, lease } = this.options;
    const deleting = async (): Promise<boolean> => {
      const ours = await store.deleteSent(
        batch.map(({ id }) => id),
        lease,
      );
      if (ours) return true;
      this.logger.warn('lost the lease on the outbox while a batch was under way; another replica sends it again');
      lease.lost();
      return false;
    };
    return waitedForLater(deleting());
  }

  private async makeTopics(): Promise<void> {
    await this.options.transport.ensureTopics(this.options.topics);
    this.topicsMade = true;
  }
}
