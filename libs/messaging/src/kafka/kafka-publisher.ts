import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import type { TransportMessage } from '../transport/event-transport.js';
import { encode } from './cloud-event-codec.js';
import { keyPartitioner } from './key-partitioner.js';

/**
 * The most that goes into one request, in bytes. A broker refuses a batch above 1 MB, and the client makes one batch
 * of all that goes to a partition at once.
 */
const REQUEST_BYTES = 950_000;

/** About what a message costs besides key, value and headers' values. */
const OVERHEAD_BYTES = 250;

/** Sends with acknowledgement by all replicas in sync, and idempotently: a retry inside the client makes no copy. */
export class KafkaPublisher {
  private producer: Producer | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** Resolves when everything is acknowledged. Rejects after some retries; then part of it may have arrived. */
  async publish(batch: readonly TransportMessage[]): Promise<void> {
    try {
      const producer = await this.connected();
      for (const topicMessages of requestsOf(batch)) await producer.sendBatch({ acks: -1, topicMessages });
    } catch (error) {
      // Begun anew next time: the client does not get over every error with the sequence numbers that it keeps.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    // A connection that cannot be ended properly is gone all the same.
    await producer?.disconnect().catch(() => undefined);
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: keyPartitioner,
      // Given up after some seconds: the relay waits longer, and says meanwhile that it does.
      retry: { retries: 6, initialRetryTime: 100, maxRetryTime: 2_000 },
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }
}

/** Splits a batch into requests of a size that a broker takes, in order. */
export function requestsOf(batch: readonly TransportMessage[]): TopicMessages[][] {
  const requests: Map<string, TopicMessages>[] = [];
  let bytes = Infinity;
  for (const event of batch) {
    const message = encode(event);
    const size = Buffer.byteLength(message.value) + 2 * Buffer.byteLength(event.subject) + OVERHEAD_BYTES;
    if (bytes + size > REQUEST_BYTES) {
      requests.push(new Map());
      bytes = 0;
    }
    bytes += size;
    const request = requests[requests.length - 1] ?? new Map<string, TopicMessages>();
    const ofTopic = request.get(event.topic) ?? { topic: event.topic, messages: [] };
    ofTopic.messages.push(message);
    request.set(event.topic, ofTopic);
  }
  return requests.map((request) => [...request.values()]);
}
