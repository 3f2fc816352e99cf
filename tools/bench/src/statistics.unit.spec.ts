import { median, percentile } from './statistics.js';

test('the median is the middle, or halfway between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('percentiles lie between the nearest ranks, whatever the order of the values', () => {
  const values = Array.from({ length: 101 }, (_, n) => 100 - n);
  expect([0, 50, 99, 100].map((percent) => percentile(values, percent))).toEqual([0, 50, 99, 100]);
  expect(percentile([10, 20], 25)).toBe(12.5);
});

test('there is none of nothing', () => {
  expect(() => median([])).toThrow('no values');
});
