import { backoffMs } from './index.js';

describe('the wait after a failure', () => {
  const longest = (failures: number) => backoffMs(failures, { firstMs: 50, ceilingMs: 30_000, random: () => 1 - Number.EPSILON });
  const shortest = (failures: number) => backoffMs(failures, { firstMs: 50, ceilingMs: 30_000, random: () => 0 });

  test('doubles with each failure, up to the ceiling', () => {
    expect([1, 2, 3, 4, 10, 11, 12].map(longest)).toEqual([50, 100, 200, 400, 25_600, 30_000, 30_000]);
  });

  test('is half chance, so that those who failed together come back apart', () => {
    expect([1, 2, 11].map(shortest)).toEqual([25, 50, 15_000]);
  });

  test('stays at the ceiling after very many failures', () => {
    expect(longest(100_000)).toBe(30_000);
  });
});
