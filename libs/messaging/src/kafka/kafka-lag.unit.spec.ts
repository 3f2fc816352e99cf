import { behindOn } from './kafka-lag.js';

const behind = (low: bigint, high: bigint, committed?: bigint) => behindOn({ topic: 't', partition: 0, low, high, committed });

describe('how far a group is behind on a partition', () => {
  test('is what lies after what it has committed', () => {
    expect([behind(0n, 9n, 4n), behind(0n, 9n, 9n)]).toEqual([5n, 0n]);
  });

  test('is all that is there for a group that has committed nothing', () => {
    expect(behind(3n, 9n)).toBe(6n);
  });

  test('counts no messages that the topic has forgotten', () => {
    expect(behind(6n, 9n, 2n)).toBe(3n);
  });

  test('is all that is there where the topic was made anew and is shorter than what was committed', () => {
    expect(behind(0n, 4n, 90n)).toBe(4n);
  });
});
