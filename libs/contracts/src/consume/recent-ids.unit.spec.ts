import { RecentIds } from './recent-ids.js';

test('remembers the last so many ids and forgets the oldest first', () => {
  const ids = new RecentIds(2);
  ids.add('a');
  ids.add('b');
  expect([ids.has('a'), ids.has('b'), ids.has('c')]).toEqual([true, true, false]);
  ids.add('c');
  expect([ids.has('a'), ids.has('b'), ids.has('c')]).toEqual([false, true, true]);
});
