import type { Admin } from 'kafkajs';
import type { TopicLag } from '../transport/event-transport.js';

/** What a partition holds, and how far a group has stored it. */
export interface PartitionOffsets {
  readonly topic: string;
  readonly partition: number;
  /** The first offset that is still there. */
  readonly low: bigint;
  /** The offset that the next message gets. */
  readonly high: bigint;
  /** The offset that the group reads next; undefined when it has never committed one. */
  readonly committed: bigint | undefined;
}

/** Asks for the offsets of a group on topics that exist: three small requests a topic, side by side. */
export async function readOffsets(admin: Admin, groupId: string, topics: readonly string[]): Promise<PartitionOffsets[]> {
  // Without a topic the client would ask for all that the group ever had.
  if (topics.length === 0) return [];
  const [stored, held] = await Promise.all([
    admin.fetchOffsets({ groupId, topics: [...topics] }),
    Promise.all(topics.map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) }))),
  ]);
  const committed = new Map(stored.flatMap(({ topic, partitions }) => partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)])));
  return held.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, low, high }) => {
      const offset = committed.get(`${topic}/${partition}`);
      // Told as -1 when there is none.
      return { topic, partition, low: BigInt(low), high: BigInt(high), committed: offset === undefined || offset < 0n ? undefined : offset };
    }),
  );
}

/** How many messages of a partition a group has not stored. */
export function behindOn({ low, high, committed }: PartitionOffsets): bigint {
  // Beyond the end: the topic was made anew, and the group begins it anew as well.
  const next = committed === undefined || committed < low || committed > high ? low : committed;
  return high - next;
}

/** How far a group is behind on topics; those that do not exist count as empty. */
export async function readLag(admin: Admin, groupId: string, topics: readonly string[]): Promise<TopicLag[]> {
  const existing = new Set(await admin.listTopics());
  const offsets = await readOffsets(admin, groupId, topics.filter((topic) => existing.has(topic)));
  return topics.map((topic) => ({
    topic,
    behind: offsets.filter((partition) => partition.topic === topic).reduce((sum, partition) => sum + Number(behindOn(partition)), 0),
  }));
}
