import type { EventTransport, SubscribeOptions, Subscription, TopicLag, TransportHealth, TransportMessage } from './event-transport.js';

/**
 * Hands a batch straight to the subscribed services of the same process, each of which stores it in its inbox:
 * acknowledged when all have. The same outbox, inbox and guarantees as with a broker, without the broker.
 */
export class InProcessTransport implements EventTransport {
  private readonly groups: readonly string[];
  private readonly subscribers = new Map<string, SubscribeOptions>();
  private readonly arrivals = new Set<() => void>();
  private readonly handing = new Set<Promise<void>>();

  /** @param options.groups the services of this process: a batch waits until each of them has subscribed. */
  constructor(options: { groups: readonly string[] }) {
    this.groups = options.groups;
  }

  async publish(batch: readonly TransportMessage[], signal?: AbortSignal): Promise<void> {
    await this.everyoneHere(signal);
    const handing = this.hand(batch);
    this.handing.add(handing);
    try {
      await handing;
    } finally {
      this.handing.delete(handing);
    }
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (this.subscribers.has(options.group)) throw new Error(`group "${options.group}" has already subscribed in this process`);
    this.subscribers.set(options.group, options);
    for (const arrived of [...this.arrivals]) arrived();
    return {
      close: async () => {
        this.subscribers.delete(options.group);
        await Promise.allSettled([...this.handing]);
      },
    };
  }

  async ensureTopics(): Promise<void> {
    // A topic is a name here: there is nothing to make.
  }

  /** Nothing lies between: what was published is in the inboxes, and what was not is in the outbox. */
  async lag(_group: string, topics: readonly string[]): Promise<readonly TopicLag[]> {
    return topics.map((topic) => ({ topic, behind: 0 }));
  }

  health(): TransportHealth {
    return {
      kind: 'in-process',
      subscriptions: this.groups.map((group) => ({
        group,
        state: this.subscribers.has(group) ? 'running' : 'connecting',
        restarts: 0,
      })),
    };
  }

  async close(): Promise<void> {
    this.subscribers.clear();
    await Promise.allSettled([...this.handing]);
  }

  private async hand(batch: readonly TransportMessage[]): Promise<void> {
    // All are waited for even when one fails: a publish that has rejected leaves nothing in flight behind it.
    const outcomes = await Promise.allSettled(
      [...this.subscribers.values()].map(async ({ topics, onBatch }) => {
        const wanted = batch.filter(({ topic }) => topics.includes(topic));
        if (wanted.length > 0) await onBatch(wanted);
      }),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async everyoneHere(signal?: AbortSignal): Promise<void> {
    const missing = () => this.groups.filter((group) => !this.subscribers.has(group));
    while (missing().length > 0) {
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          this.arrivals.delete(arrived);
          signal?.removeEventListener('abort', aborted);
        };
        const arrived = () => {
          leave();
          resolve();
        };
        const aborted = () => {
          leave();
          reject(new Error(`stopped while waiting for ${missing().join(', ')} to subscribe`));
        };
        if (signal?.aborted) return aborted();
        this.arrivals.add(arrived);
        signal?.addEventListener('abort', aborted);
      });
    }
  }
}
