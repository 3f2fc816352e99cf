import type { Database, Transaction } from '@edtech/drizzle';
import { BackgroundLoop, messageOf, ProblemLog, speakableError } from '@edtech/scheduling';
import { Logger } from '@nestjs/common';
import type { TransportMessage } from '../transport/event-transport.js';
import { BatchProcessor } from './batch-processor.js';
import type { ClaimedEvent, InboxKey, InboxStore, ReadyKey } from './inbox-store.js';
import { KeyLanes } from './key-lanes.js';
import { failureOf, type RetryPolicy } from './retry-policy.js';
import { RetryLater } from './retry-later.js';

export interface InboxProcessorOptions {
  db: Database;
  store: InboxStore;
  /** Runs an event's handlers in the transaction. @returns whether they published something. */
  handle: (tx: Transaction, event: TransportMessage) => Promise<boolean>;
  /** The events that are handled many at a time, and by whom; none by default. */
  batches?: {
    handle: (tx: Transaction, events: readonly TransportMessage[]) => Promise<boolean>;
    selection: () => { types: readonly string[]; typesBetween: readonly string[] };
  };
  /** Called after the commit of a handler that published. */
  wakeRelay: () => void;
  retry: RetryPolicy;
  /** How many keys are handled at once; each takes one database connection while it is. */
  lanes: number;
  /** How long an event may wait when nobody wakes the processor: another replica stored it, or let it go. */
  pollMs: number;
}

/** How many events of a key are handled before the others have their turn. */
const FAIR_SHARE = 50;

/** How many events are looked up at once, to learn which keys have work. */
const LOOKED_UP = 200;

/** As long as no more keys than this wait for a lane, what is stored goes straight to the lanes. */
const STRAIGHT_TO_LANES = LOOKED_UP / 2;

/** How long keys that no lane knows of may have to wait while those that are known always have more: then they are looked for all the same. */
const PASSED_OVER_MS = 1_000;

/** A look that takes long, because there is much to look through, is not to take more than a tenth of the time. */
const LOOKING_SHARE = 10;

/** How many events are handled in one transaction, where their handlers take many. */
const BATCH_SIZE = 500;

/** A key, and the event after which nothing is known to be left of it: not known where a batch of it failed. */
type KeyInHand = InboxKey & Partial<Pick<ReadyKey, 'newestEventId'>>;

/**
 * Handles what the inbox holds: keys in parallel, each key strictly in order, each event in one transaction of its
 * own: effect and mark together. What fails is retried with growing pauses, then parked, and holds back only its key.
 */
export class InboxProcessor {
  private readonly logger = new Logger('Inbox');
  private readonly log = new ProblemLog(this.logger, 'reading the inbox');
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly loop: BackgroundLoop;
  private readonly lanes: KeyLanes<KeyInHand>;
  private readonly batches: BatchProcessor | undefined;
  private stopping = false;
  /** Whether there may be keys with work that no lane knows of. */
  private unlooked = false;
  /** When that is looked for also while the lanes have enough to do. */
  private lookAgainAt = 0;

  constructor(private readonly options: InboxProcessorOptions) {
    this.loop = new BackgroundLoop({
      name: 'inbox',
      intervalMs: options.pollMs,
      round: () => this.fillLanes(),
      onError: (error) => this.log.failed(error),
    });
    this.lanes = new KeyLanes({
      width: options.lanes,
      idOf: ({ topic, subject }) => `${topic} ${subject}`,
      work: (key) => this.workOn(key),
      onDone: () => {
        if (this.unlooked) this.loop.wake();
      },
    });
    if (options.batches) {
      this.batches = new BatchProcessor({
        ...options,
        ...options.batches,
        handOver: (keys) => this.lanes.add(keys),
        inHand: (keys) => this.lanes.hasSome(keys),
        size: BATCH_SIZE,
      });
    }
  }

  start(): void {
    this.loop.start();
    this.batches?.start();
  }

  /** Something may be ready. */
  wake(): void {
    this.unlooked = true;
    this.loop.wake();
    this.batches?.wake();
  }

  /**
   * These events were stored just now. A few of them go straight to the lanes, which saves looking for them; whether it
   * is their turn is decided when they are claimed, as for every other.
   */
  stored(events: readonly Pick<TransportMessage, 'id' | 'type' | 'topic' | 'subject'>[]): void {
    const batched = new Set(this.batched().types);
    const single = events.filter(({ type }) => !batched.has(type));
    if (single.length < events.length) this.batches?.wake();
    // A lane that is at a key takes what comes behind, of either kind.
    this.lanes.touch(events.map(toKey));
    if (single.length > 0 && this.lanes.waiting + single.length <= STRAIGHT_TO_LANES) {
      this.lanes.add(single.map(toKey));
    } else if (single.length > 0) {
      this.unlooked = true;
      this.loop.wake();
    }
  }

  /** Finishes the events in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.batches?.stop();
    await this.loop.stop();
    await this.lanes.stop();
  }

  private batched(): { types: readonly string[]; typesBetween: readonly string[] } {
    return this.options.batches?.selection() ?? { types: [], typesBetween: [] };
  }

  private async fillLanes(): Promise<void> {
    const since = performance.now();
    const overdue = since >= this.lookAgainAt && this.lanes.waiting < LOOKED_UP;
    if (!this.lanes.hungry && !overdue) return void (this.unlooked = true);
    this.unlooked = false;
    const { keys, more } = await this.options.store.readyKeys(LOOKED_UP, this.lanes.keys, this.batched().types);
    this.log.succeeded();
    const now = performance.now();
    this.lookAgainAt = now + Math.max(PASSED_OVER_MS, LOOKING_SHARE * (now - since));
    if (more) this.unlooked = true;
    this.lanes.add(keys);
  }

  /** @returns whether the key has more, for another turn. */
  private async workOn(key: KeyInHand): Promise<boolean> {
    for (let share = 0; share < FAIR_SHARE; share += 1) {
      if (this.stopping) return false;
      const handled = await this.handleNext(key);
      if (!handled) return false;
      // To look once more would cost a transaction. What has come since has touched the key.
      if (handled.id === key.newestEventId) {
        if (this.batched().typesBetween.length > 0) this.batches?.wake();
        return false;
      }
    }
    return true;
  }

  /** @returns the event that was handled, after which the next may follow. */
  private async handleNext(key: InboxKey): Promise<TransportMessage | undefined> {
    let claimed: ClaimedEvent | undefined;
    let published = false;
    try {
      await this.options.db.transaction(async (tx) => {
        claimed = await this.options.store.claimNext(tx, key);
        if (claimed) published = await this.options.handle(tx, claimed.event);
      });
    } catch (error) {
      await this.failed(claimed, error);
      return undefined;
    }
    if (published) this.options.wakeRelay();
    return claimed?.event;
  }

  private async failed(claimed: ClaimedEvent | undefined, error: unknown): Promise<void> {
    if (!claimed) return this.log.failed(error);
    const failure = failureOf(claimed, error, this.options.retry);
    try {
      await this.options.store.recordFailure(failure);
    } catch (unrecorded) {
      // It is still pending and comes again; the database is likely what is wrong.
      return this.log.failed(unrecorded);
    }
    this.tell(claimed, failure.status === 'parked', failure.retryInMs, error);
    if (failure.status === 'pending') this.wakeIn(failure.retryInMs);
  }

  private tell({ event, attempts }: ClaimedEvent, parked: boolean, retryInMs: number, error: unknown): void {
    const what = `${event.type} ${event.id} of ${event.subject}`;
    const problem = messageOf(error);
    if (parked) {
      const cause = speakableError(error);
      this.logger.error(`${what} is parked, and what follows it waits: ${problem}`, cause instanceof Error ? cause.stack : undefined);
    } else if (error instanceof RetryLater) {
      this.logger.debug(`${what} waits ${retryInMs} ms: ${problem}`);
    } else {
      this.logger.warn(`${what} failed for the ${attempts + 1}. time, again in ${retryInMs} ms: ${problem}`);
    }
  }

  private wakeIn(ms: number): void {
    if (this.stopping) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.loop.wake();
    }, ms + 1);
    timer.unref();
    this.timers.add(timer);
  }
}

function toKey({ topic, subject, id }: Pick<TransportMessage, 'id' | 'topic' | 'subject'>): KeyInHand {
  return { topic, subject, newestEventId: id };
}
