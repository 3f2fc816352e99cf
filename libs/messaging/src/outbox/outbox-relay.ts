import { BackgroundLoop } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import { ProblemLog } from '../problem-log.js';
import type { EventTransport } from '../transport/event-transport.js';
import type { OutboxStore } from './outbox-store.js';
import type { RelayLease } from './relay-lease.js';

export interface OutboxRelayOptions {
  store: OutboxStore;
  lease: RelayLease;
  transport: EventTransport;
  /** The topics that the service publishes to: made before the first event is sent. */
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

  constructor(private readonly options: OutboxRelayOptions) {
    this.loop = new BackgroundLoop({
      name: 'outbox relay',
      intervalMs: options.pollMs,
      round: async (signal) => {
        const more = await this.relayBatch(signal);
        this.log.succeeded();
        return more;
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
    this.loop.wake();
  }

  /** Finishes the batch in hand, then gives the lease back. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.options.lease.release().catch((error: unknown) => this.log.failed(error));
  }

  private async relayBatch(signal: AbortSignal): Promise<boolean> {
    const { store, lease, transport, batchSize } = this.options;
    if (!(await lease.acquireOrRenew())) return false;
    const rows = await store.readUnsent(batchSize);
    if (rows.length === 0) return false;
    await lease.keepWhile(async () => {
      await this.makeTopics();
      await transport.publish(
        rows.map(({ message }) => message),
        signal,
      );
    });
    const ours = await store.deleteSent(
      rows.map(({ id }) => id),
      lease,
    );
    if (!ours) {
      this.logger.warn('lost the lease on the outbox while a batch was under way; another replica sends it again');
      lease.lost();
    }
    return rows.length === batchSize;
  }

  private async makeTopics(): Promise<void> {
    if (this.topicsMade) return;
    await this.options.transport.ensureTopics(this.options.topics);
    this.topicsMade = true;
  }
}
