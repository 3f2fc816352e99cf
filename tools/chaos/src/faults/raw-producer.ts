import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';

/** A client that sends what it likes, past everything that the platform does before it sends. */
export interface RawProducer {
  send(topic: string, message: Message): Promise<void>;
  /** @returns how many messages the topic holds, over all its partitions */
  messagesOn(topic: string): Promise<number>;
  close(): Promise<void>;
}

export async function rawProducer(brokers: string): Promise<RawProducer> {
  const kafka = new Kafka({ clientId: 'stranger', brokers: [brokers], logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false });
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  return {
    async send(topic, message) {
      await producer.send({ topic, acks: -1, messages: [message] });
    },
    async messagesOn(topic) {
      const partitions = await admin.fetchTopicOffsets(topic);
      return partitions.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
    },
    async close() {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
    },
  };
}
