import { isStateTopic } from '@edtech/contracts';
import { KafkaJSAggregateError, KafkaJSProtocolError, type Admin, type ITopicConfig, type Kafka } from 'kafkajs';

/** How topics are made. Those that exist stay as they are. */
export interface TopicSettings {
  partitions: number;
  replicationFactor: number;
  /** How long messages are kept, in milliseconds; -1: for ever. State topics keep the last one of each key for ever. */
  retentionMs: number;
  compaction: CompactionSettings;
}

/** When a state topic drops a message that a later one of the same key has replaced, in milliseconds since it was published. */
export interface CompactionSettings {
  /** Not before: a consumer that was away for less has every message. */
  minLagMs: number;
  /** No later than about then, on a partition that is written to. */
  maxLagMs: number;
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

/** A day, unless messages have to go sooner: what is still being written to is not compacted. */
const SEGMENT_MS = 86_400_000;

function configOf(topic: string, settings: TopicSettings): ITopicConfig {
  const { partitions, replicationFactor } = settings;
  return {
    topic,
    numPartitions: partitions,
    replicationFactor,
    configEntries: [
      ...Object.entries(isStateTopic(topic) ? compactedFor(settings.compaction) : keptFor(settings)).map(([name, value]) => ({ name, value: String(value) })),
      // An acknowledged event is on two brokers at least, and one broker may be away.
      { name: 'min.insync.replicas', value: String(replicationFactor >= 3 ? 2 : 1) },
    ],
  };
}

function keptFor({ retentionMs }: TopicSettings): Record<string, string | number> {
  // By size nothing may go either, whatever the cluster's default.
  return { 'cleanup.policy': 'delete', 'retention.ms': retentionMs, 'retention.bytes': -1 };
}

function compactedFor({ minLagMs, maxLagMs }: CompactionSettings): Record<string, string | number> {
  return {
    'cleanup.policy': 'compact',
    'min.compaction.lag.ms': minLagMs,
    'max.compaction.lag.ms': maxLagMs,
    'segment.ms': Math.min(SEGMENT_MS, maxLagMs),
    // States are few and small: without this a segment would be closed by its age only, and compaction begin late.
    'segment.bytes': 16_777_216,
    'min.cleanable.dirty.ratio': 0.1,
  };
}
