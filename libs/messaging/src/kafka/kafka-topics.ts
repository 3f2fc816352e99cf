import type { Kafka } from 'kafkajs';

export interface TopicSettings {
  partitions: number;
  replicationFactor: number;
}

/** Makes the topics that do not exist yet. Services that start side by side may all do so. */
export async function ensureTopics(kafka: Kafka, topics: readonly string[], { partitions, replicationFactor }: TopicSettings): Promise<void> {
  if (topics.length === 0) return;
  const admin = kafka.admin();
  try {
    await admin.connect();
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    if (missing.length === 0) return;
    // Somebody may have made them since: then this answers false, which is as good.
    await admin.createTopics({ topics: missing.map((topic) => ({ topic, numPartitions: partitions, replicationFactor })) });
  } finally {
    await admin.disconnect();
  }
}
