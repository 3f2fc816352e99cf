import { KafkaJSAggregateError, KafkaJSProtocolError, type Admin, type ITopicConfig, type Kafka } from 'kafkajs';

/** How topics are made. Those that exist stay as they are. */
export interface TopicSettings {
  partitions: number;
  replicationFactor: number;
  /** How long messages are kept, in milliseconds; -1: for ever. */
  retentionMs: number;
}

/**
 * Makes the topics that do not exist yet. Services that start side by side may all do so.
 * @returns those that do not exist and that the broker does not let us make, or does not let us see.
 */
export async function makeTopics(kafka: Pick<Kafka, 'admin'>, topics: readonly string[], settings: TopicSettings): Promise<readonly string[]> {
  if (topics.length === 0) return [];
  const admin = kafka.admin();
  try {
    await admin.connect();
    const missing = await missingOf(admin, topics);
    if (missing.length === 0) return [];
    const refused = await create(admin, missing, settings);
    // Their owner may have made them since.
    return refused.length === 0 ? [] : await missingOf(admin, refused);
  } finally {
    await admin.disconnect();
  }
}

/** Those of the topics that do not exist, or that we may not see. */
export async function missingOf(admin: Admin, topics: readonly string[]): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  return topics.filter((topic) => !existing.has(topic));
}

/** @returns those that we may not make. */
async function create(admin: Admin, topics: readonly string[], settings: TopicSettings): Promise<string[]> {
  try {
    // Somebody may have made all of them since: then this answers false, which is as good.
    await admin.createTopics({ topics: topics.map((topic) => configOf(topic, settings)) });
    return [];
  } catch (error) {
    const refusals = error instanceof KafkaJSAggregateError ? error.errors.map(refusalOf) : [undefined];
    if (refusals.includes(undefined)) throw error;
    return refusals.flatMap((refusal) => refusal ?? []);
  }
}

/** The topic that we may not make, nothing where it exists by now, and undefined for any other error. */
function refusalOf(error: string | Error): string[] | undefined {
  if (!(error instanceof KafkaJSProtocolError)) return undefined;
  if (error.type === 'TOPIC_ALREADY_EXISTS') return [];
  const refused = error.type === 'TOPIC_AUTHORIZATION_FAILED' || error.type === 'CLUSTER_AUTHORIZATION_FAILED';
  return refused && 'topic' in error && typeof error.topic === 'string' ? [error.topic] : undefined;
}

function configOf(topic: string, { partitions, replicationFactor, retentionMs }: TopicSettings): ITopicConfig {
  return {
    topic,
    numPartitions: partitions,
    replicationFactor,
    configEntries: [
      { name: 'retention.ms', value: String(retentionMs) },
      // By size nothing may go either, whatever the cluster's default.
      { name: 'retention.bytes', value: '-1' },
      { name: 'cleanup.policy', value: 'delete' },
      // An acknowledged event is on two brokers at least, and one broker may be away.
      { name: 'min.insync.replicas', value: String(replicationFactor >= 3 ? 2 : 1) },
    ],
  };
}
