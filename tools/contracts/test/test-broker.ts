import { KafkaTransport, type TransportMessage } from '@edtech/messaging';
import { Kafka, logLevel, type Message } from 'kafkajs';

/** The broker of this run, as `host:port,...`. */
export const testBrokers = process.env['EDTECH_TEST_KAFKA_BROKERS'] ?? '';

/** Publishes as the platform does, and as it never would. */
export interface TestPublisher {
  readonly kafka: Kafka;
  /** Makes topics, with one partition each for an order over all that is published. */
  makeTopics(...topics: readonly string[]): Promise<void>;
  /** Through the platform's own transport. */
  publish(...messages: readonly TransportMessage[]): Promise<void>;
  /** Whatever is given, as it is. */
  sendRaw(topic: string, ...messages: readonly Message[]): Promise<void>;
  /** What the group has acknowledged of a topic of one partition: the offset of the next message; -1 when nothing. */
  committed(groupId: string, topic: string): Promise<number>;
  close(): Promise<void>;
}

/** Connects to the broker of this run. */
export async function connectTestPublisher(): Promise<TestPublisher> {
  const kafka = new Kafka({ clientId: 'edtech-contracts-spec', brokers: testBrokers.split(','), logLevel: logLevel.NOTHING });
  const transport = new KafkaTransport({ brokers: testBrokers.split(','), clientId: 'edtech-contracts-spec', partitions: 1, replicationFactor: 1 });
  const [admin, producer] = [kafka.admin(), kafka.producer({ allowAutoTopicCreation: false })];
  await Promise.all([admin.connect(), producer.connect()]);
  return {
    kafka,
    makeTopics: (...topics) => transport.ensureTopics(topics),
    publish: (...messages) => transport.publish(messages),
    sendRaw: async (topic, ...messages) => void (await producer.send({ topic, messages: [...messages] })),
    committed: async (groupId, topic) => {
      const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return Number(offsets?.partitions[0]?.offset ?? -1);
    },
    close: async () => {
      await Promise.all([admin.disconnect(), producer.disconnect(), transport.close()]);
    },
  };
}

