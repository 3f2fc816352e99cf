import { Partitioners, type ICustomPartitioner } from 'kafkajs';

/**
 * Chooses the partition that every other Kafka client chooses for the same key: murmur2 of its bytes. The client's own
 * counts in 64-bit numbers made of objects, which costs more than all the rest of what we do for a message.
 */
export const keyPartitioner: ICustomPartitioner = () => {
  const whereKeyIsMissing = Partitioners.DefaultPartitioner();
  return (choice) => {
    const { key } = choice.message;
    if (key === null || key === undefined) return whereKeyIsMissing(choice);
    return (murmur2(typeof key === 'string' ? Buffer.from(key) : key) & 0x7fffffff) % choice.partitionMetadata.length;
  };
};

const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** As in `org.apache.kafka.common.utils.Utils`: 32 bits, signed. */
export function murmur2(bytes: Uint8Array): number {
  const byte = (at: number): number => bytes[at] ?? 0;
  const { length } = bytes;
  const tail = length & ~3;
  let hash = SEED ^ length;
  for (let at = 0; at < tail; at += 4) {
    let four = Math.imul(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24), MULTIPLIER);
    four = Math.imul(four ^ (four >>> 24), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ four;
  }
  if (length > tail) {
    hash = Math.imul(hash ^ (byte(tail) | (byte(tail + 1) << 8) | (byte(tail + 2) << 16)), MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}
