import { connect, type Connection } from '@edtech/drizzle';
import type { DatabaseEnvironment } from '@edtech/environment';
import { encode } from '@edtech/messaging/parts';
import { Partitioners, type Message, type Producer } from 'kafkajs';
import { benchEvent } from '../bench-event.js';
import { kafkaClient } from '../kafka-topics.js';
import { answer } from './worker-process.js';

export interface SendingStart {
  readonly database: DatabaseEnvironment;
  readonly brokers: string;
}

/** The client alone, with the settings that the relay uses, sending messages that lie ready. */
class Sending {
  private batches: Message[][] = [];

  private constructor(
    private readonly connection: Connection,
    private readonly producer: Producer,
  ) {}

  static async open({ database, brokers }: SendingStart): Promise<Sending> {
    const producer = kafkaClient(brokers, 'edtech-bench-sender').producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return new Sending(connect({ ...database, applicationName: 'edtech-bench-sender', schema: 'learning' }), producer);
  }

  /** Gets ready what the outbox holds, in batches of the relay's size. */
  async load(batchSize: number): Promise<number> {
    const rows = await this.connection.sql`select event_id, subject, sequence, data::text as json, correlation_id, traceparent, occurred_at from learning.outbox order by id`;
    const messages = rows.map((row) =>
      encode({
        id: row['event_id'],
        type: benchEvent.type,
        topic: benchEvent.topic,
        source: '/edtech/learning',
        subject: row['subject'],
        sequence: Number(row['sequence']),
        time: new Date(row['occurred_at']).toISOString(),
        data: {},
        json: row['json'],
        correlationId: row['correlation_id'],
        traceparent: row['traceparent'],
      }),
    );
    this.batches = Array.from({ length: Math.ceil(messages.length / batchSize) }, (_, n) => messages.slice(n * batchSize, (n + 1) * batchSize));
    return messages.length;
  }

  async send(): Promise<void> {
    for (const messages of this.batches) await this.producer.sendBatch({ acks: -1, topicMessages: [{ topic: benchEvent.topic, messages }] });
    this.batches = [];
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
    await this.connection.close();
  }
}

let sending: Sending | undefined;

answer({
  start: async (start: SendingStart) => void (sending = await Sending.open(start)),
  load: (batchSize: number) => sending?.load(batchSize),
  send: () => sending?.send(),
  stop: () => sending?.close(),
});
