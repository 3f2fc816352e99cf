import type { EventTransport, SubscribeOptions, Subscription, TopicLag, TransportHealth, TransportMessage } from '@edtech/messaging';

/** Keeps what is published, and lets a test hand messages to those who subscribed as a broker would. */
export class RecordingTransport implements EventTransport {
  readonly messages: TransportMessage[] = [];
  private readonly subscribers = new Set<SubscribeOptions>();

  async publish(batch: readonly TransportMessage[]): Promise<void> {
    // A service that subscribes to a topic of its own gets its own events too.
    await this.hand(batch);
    this.messages.push(...batch);
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    this.subscribers.add(options);
    return Promise.resolve({
      close: () => {
        this.subscribers.delete(options);
        return Promise.resolve();
      },
    });
  }

  /** Resolves when the subscribers have stored them. @returns how many subscribers wanted any */
  async hand(batch: readonly TransportMessage[]): Promise<number> {
    const wanting = [...this.subscribers].flatMap(({ topics, onBatch }) => {
      const wanted = batch.filter(({ topic }) => topics.includes(topic));
      return wanted.length > 0 ? [onBatch(wanted)] : [];
    });
    await Promise.all(wanting);
    return wanting.length;
  }

  ensureTopics(): Promise<void> {
    return Promise.resolve();
  }

  lag(_group: string, topics: readonly string[]): Promise<readonly TopicLag[]> {
    return Promise.resolve(topics.map((topic) => ({ topic, behind: 0 })));
  }

  health(): TransportHealth {
    return { kind: 'in-process', subscriptions: [...this.subscribers].map(({ group }) => ({ group, state: 'running', restarts: 0 })) };
  }

  close(): Promise<void> {
    this.subscribers.clear();
    return Promise.resolve();
  }
}
