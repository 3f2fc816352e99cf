import { Kafka, logLevel } from 'kafkajs';
import type { Bench } from './bench.js';

/** A client for looking at topics, and for the raw side of a comparison. */
export function kafkaClient(brokers: string, clientId: string): Kafka {
  return new Kafka({ clientId, brokers: brokers.split(','), logLevel: logLevel.NOTHING });
}

/** Makes a topic as services make theirs. */
export async function makeTopic({ brokers }: Pick<Bench, 'brokers'>, topic: string): Promise<void> {
  const admin = kafkaClient(brokers, 'edtech-bench-admin').admin();
  await admin.connect();
  try {
    await admin.createTopics({ topics: [{ topic, numPartitions: 6, replicationFactor: 1 }], waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
}

/** How many messages were ever sent to a topic. */
export async function messagesOn({ brokers }: Pick<Bench, 'brokers'>, topic: string): Promise<number> {
  const admin = kafkaClient(brokers, 'edtech-bench-admin').admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.reduce((sum, { high }) => sum + Number(high), 0);
  } finally {
    await admin.disconnect();
  }
}
