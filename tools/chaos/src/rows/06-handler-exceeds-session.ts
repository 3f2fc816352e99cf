import { Kafka, logLevel } from 'kafkajs';
import { identityUserCreatedV1 } from '@edtech/contracts';
import type { ChaosRow } from '../rig/types.js';
import { forAWhile } from './until.js';

/** What the rig's processes use. */
const SESSION_MS = 3_000;

/**
 * A member is silent for twice its session. First because a handler takes so long: then it must not lose its partitions
 * at all, because handlers run apart from the consumer. Then because the process stands still: another member takes its
 * partitions, and what it commits once it goes on must not count.
 */
export const handlerExceedsSession: ChaosRow = {
  row: 6,
  name: 'handler and process exceed the session',
  unit: 'silences',
  goal: 40,
  shortCount: 2,
  checks: ['L', 'D', 'O', 'A', 'C'],
  rig: { services: ['identity', 'learning', 'communication'] },
  async run({ services: { communication }, broker, load }, { count, random, progress, signal }) {
    const offsets = offsetsOf(broker.address, communication.service, identityUserCreatedV1.topic);
    let thrown = 0;
    // Slow handlers.
    await communication.restart({ CHAOS_HANDLER_MS: String(2 * SESSION_MS) });
    await communication.waitUntilReady();
    load.start(4);
    await forAWhile(2 * SESSION_MS + 500, signal);
    thrown += 1;
    progress(thrown, 'slow handler');
    const second = await communication.addReplica({});
    await communication.restart({});
    await Promise.all([communication.waitUntilReady(), second.waitUntilReady()]);
    load.start(30);
    let before = await offsets();
    let refused = 0;
    try {
      for (let at = 0; thrown < count && !signal.aborted; at += 1) {
        const zombie = at % 2 === 0 ? communication : second;
        await forAWhile(random.between(100, 600), signal);
        zombie.freeze();
        await forAWhile(2 * SESSION_MS, signal);
        zombie.thaw();
        thrown += 1;
        await forAWhile(1_000, signal);
        const now = await offsets();
        for (const [partition, offset] of now) {
          if (offset < (before.get(partition) ?? 0n)) throw new Error(`a zombie set partition ${partition} back from ${before.get(partition)} to ${offset}`);
        }
        before = now;
        if (/not aware of this member|generation|rebalancing/i.test(zombie.lastWords())) refused += 1;
        progress(thrown, `${refused} refused`);
      }
    } finally {
      for (const replica of [communication, second]) replica.thaw();
      await load.stop();
      await communication.removeReplica(second);
    }
    return { thrown, notes: { 'zombies that were told so': refused } };
  },
};

/** What the group has committed of a topic, by partition. */
function offsetsOf(broker: string, groupId: string, topic: string): () => Promise<Map<number, bigint>> {
  const kafka = new Kafka({ clientId: 'edtech-chaos', brokers: [broker], logLevel: logLevel.NOTHING });
  return async () => {
    const admin = kafka.admin();
    await admin.connect();
    try {
      const [stored] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return new Map((stored?.partitions ?? []).map(({ partition, offset }) => [partition, BigInt(offset)]));
    } finally {
      await admin.disconnect();
    }
  };
}
