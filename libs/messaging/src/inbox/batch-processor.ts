import type { Database, Transaction } from '@edtech/drizzle';
import { BackgroundLoop, messageOf, ProblemLog } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { TransportMessage } from '../transport/event-transport.js';
import { BatchDisturbed, type InboxKey, type InboxStore } from './inbox-store.js';

export interface BatchProcessorOptions {
  db: Database;
  store: InboxStore;
  /** Runs the handlers of many events in the transaction. @returns whether they published something. */
  handle: (tx: Transaction, events: readonly TransportMessage[]) => Promise<boolean>;
  /** What is handled so; asked at every round. */
  selection: () => { types: readonly string[]; typesBetween: readonly string[] };
  /** Called after the commit of handlers that published. */
  wakeRelay: () => void;
  /** Takes the keys of a batch that failed, to handle their events one by one. */
  handOver: (keys: readonly InboxKey[]) => void;
  /** Whether some of these keys are still in hand. */
  inHand: (keys: readonly InboxKey[]) => boolean;
  /** How many events are handled in one transaction. */
  size: number;
  /** How long an event may wait when nobody wakes the processor. */
  pollMs: number;
}

/**
 * Handles events many at a time, each batch in one transaction. One that fails leaves nothing behind: its events are
 * handled one by one instead, so that one that cannot be handled is parked alone.
 */
export class BatchProcessor {
  private readonly logger = new Logger('Inbox');
  private readonly log = new ProblemLog(this.logger, 'handling events in batches');
  private readonly loop: BackgroundLoop;
  private failed: readonly InboxKey[] = [];

  constructor(private readonly options: BatchProcessorOptions) {
    this.loop = new BackgroundLoop({
      name: 'inbox batches',
      intervalMs: options.pollMs,
      round: async () => {
        const more = await this.handleBatch();
        this.log.succeeded();
        return more;
      },
      onError: (error) => this.log.failed(error),
    });
  }

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether there may be more. */
  private async handleBatch(): Promise<boolean> {
    const { db, store, handle, selection, size, wakeRelay } = this.options;
    const { types, typesBetween } = selection();
    if (types.length === 0 || this.options.inHand(this.failed)) return false;
    this.failed = [];
    let events: readonly TransportMessage[] = [];
    let more = false;
    let published = false;
    try {
      await db.transaction(async (tx) => {
        ({ events, more } = await store.claimBatch(tx, { types, typesBetween, limit: size }));
        if (events.length > 0) published = await handle(tx, events);
      });
    } catch (error) {
      if (error instanceof BatchDisturbed) return true;
      if (events.length === 0) throw error;
      this.logger.warn(`a batch of ${events.length} events failed and is handled one by one: ${messageOf(error)}`);
      await store.handleSingly(events.map(({ id }) => id));
      this.failed = events.map(({ topic, subject }) => ({ topic, subject }));
      this.options.handOver(this.failed);
      return false;
    }
    if (published) wakeRelay();
    return more;
  }
}
