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

/** Makes a topic with nothing on it: whoever reads it from its beginning is not to work through what other rows have sent. */
export async function makeEmptyTopic(bench: Pick<Bench, 'brokers'>, topic: string): Promise<void> {
  await makeTopic(bench, topic);
  const admin = kafkaClient(bench.brokers, 'edtech-bench-admin').admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    const partitions = offsets.filter(({ high, low }) => high !== low).map(({ partition, high }) => ({ partition, offset: high }));
    if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
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
