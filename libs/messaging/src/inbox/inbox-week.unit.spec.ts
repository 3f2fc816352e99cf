import { v4, v7 } from 'uuid';
import { hasPartition, startOfWeek, timeOf, weekAt, weekOf } from './inbox-week.js';

test('the time of a UUIDv7 is read from its beginning', () => {
  expect(timeOf(v7({ msecs: 1_795_000_000_123 }))).toBe(1_795_000_000_123);
});

test('a week begins with its first millisecond', () => {
  const start = startOfWeek(2_960);
  expect(weekOf(v7({ msecs: start }))).toBe(2_960);
  expect(weekOf(v7({ msecs: start - 1 }))).toBe(2_959);
});

test('there are partitions for the weeks from 2020 until some weeks from now', () => {
  const now = Date.parse('2026-11-21T00:00:00Z');
  const hasOne = (date: string) => hasPartition(weekAt(Date.parse(date)), now);
  expect(['2020-01-08', '2026-11-21', '2026-12-30'].map(hasOne)).toEqual([true, true, true]);
  expect(['1970-01-01', '2019-12-01', '2027-03-01', '9999-01-01'].map(hasOne)).toEqual([false, false, false, false]);
});

test('an id of another kind has hardly ever a week', () => {
  const random = Array.from({ length: 1_000 }, () => v4());
  expect(random.filter((id) => hasPartition(weekOf(id), Date.now())).length).toBeLessThan(20);
});
