import { StallDetector } from './stall-detector.js';

const at = (committed: bigint, end: bigint) => ({ committed: new Map([['t/0', committed]]), behind: new Set(end > committed ? ['t/0'] : []) });

describe('a consumer that stands still', () => {
  test('is noticed when nothing moves for too long although there is something to read', () => {
    const detector = new StallDetector(30_000);
    expect([0, 10_000, 20_000, 30_000, 40_000].map((now) => detector.observe(at(5n, 9n), now))).toEqual([false, false, false, false, true]);
  });

  test('is not suspected while it moves, however slowly and however far it is behind', () => {
    const detector = new StallDetector(30_000);
    expect([0, 25_000, 50_000, 75_000].map((now, index) => detector.observe(at(BigInt(index), 1_000_000n), now))).toEqual([false, false, false, false]);
  });

  test('is not suspected when there is nothing to read', () => {
    const detector = new StallDetector(30_000);
    expect([0, 60_000, 120_000].map((now) => detector.observe(at(9n, 9n), now))).toEqual([false, false, false]);
  });

  test('has the whole time again once there is something to read after a quiet while', () => {
    const detector = new StallDetector(30_000);
    detector.observe(at(9n, 9n), 0);
    expect(detector.observe(at(9n, 10n), 60_000)).toBe(false);
    expect(detector.observe(at(9n, 10n), 90_000)).toBe(true);
  });

  test('is noticed when one partition stands still for far too long while others move', () => {
    const detector = new StallDetector(30_000);
    const look = (moving: number) => ({ committed: new Map([['t/0', BigInt(moving)], ['t/1', 5n]]), behind: new Set(['t/0', 't/1']) });
    const seen = Array.from({ length: 13 }, (_, index) => detector.observe(look(index), index * 10_000));
    expect(seen).toEqual([...Array.from({ length: 12 }, () => false), true]);
  });

  test('has the whole time again in a partition that it was given anew', () => {
    const detector = new StallDetector(30_000);
    detector.observe(at(5n, 9n), 0);
    detector.observe({ committed: new Map(), behind: new Set() }, 20_000);
    expect([40_000, 50_000, 79_000, 80_000].map((now) => detector.observe(at(5n, 9n), now))).toEqual([false, false, false, true]);
  });
});
