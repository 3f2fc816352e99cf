import type { EventTransport, SubscribeOptions, Subscription, TransportHealth, TransportMessage } from '../transport/event-transport.js';

export interface KafkaTransportOptions {
  /** `host:port` of at least one broker. */
  brokers: readonly string[];
  /** How this process names itself to the brokers. */
  clientId: string;
  /** Of the topics that it makes. */
  partitions: number;
  /** Of the topics that it makes. */
  replicationFactor: number;
}

export class KafkaTransport implements EventTransport {
  constructor(protected readonly options: KafkaTransportOptions) {}
  publish(_batch: readonly TransportMessage[], _signal?: AbortSignal): Promise<void> {
    throw new Error('not ready');
  }
  subscribe(_options: SubscribeOptions): Promise<Subscription> {
    throw new Error('not ready');
  }
  ensureTopics(_topics: readonly string[]): Promise<void> {
    throw new Error('not ready');
  }
  health(): TransportHealth {
    throw new Error('not ready');
  }
  close(): Promise<void> {
    throw new Error('not ready');
  }
}
