import fc from 'fast-check';
import { Partitioners, type PartitionerArgs } from 'kafkajs';
import { keyPartitioner, murmur2 } from './key-partitioner.js';

const argumentsFor = (key: string | Buffer | null, partitions: number): PartitionerArgs => ({
  topic: 'edtech.identity.user',
  partitionMetadata: Array.from({ length: partitions }, (_, partitionId) => ({ partitionErrorCode: 0, partitionId, leader: 0, replicas: [0], isr: [0] })),
  message: { key, value: '' },
});

test("a key's partition is the one that the client itself would choose, whatever the key", () => {
  const [ours, theirs] = [keyPartitioner(), Partitioners.DefaultPartitioner()];
  const keys = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid());
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 50 }), (key, partitions) => {
      expect(ours(argumentsFor(key, partitions))).toBe(theirs(argumentsFor(key, partitions)));
    }),
    { numRuns: 2_000 },
  );
});

// From Kafka's own UtilsTest.
test.each([
  ['21', -973_932_308],
  ['foobar', -790_332_482],
  ['a-little-bit-long-string', -985_981_536],
  ['a-little-bit-longer-string', -1_486_304_829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58_897_971],
  ['abc', 479_470_107],
])('murmur2 of %s is what Kafka says', (key, hash) => {
  expect(murmur2(Buffer.from(key))).toBe(hash);
});

test('messages without a key are spread over the partitions, as the client does', () => {
  const choose = keyPartitioner();
  expect(new Set(Array.from({ length: 12 }, () => choose(argumentsFor(null, 6)))).size).toBe(6);
});
