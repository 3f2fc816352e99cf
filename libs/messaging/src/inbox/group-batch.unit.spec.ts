import { groupBatch } from './group-batch.js';

/** `a1` is the first event of a; `A1` as well, but others take it. */
const groups = (events: string[]) => groupBatch(events, (event) => ({ key: event.charAt(0).toLowerCase(), handlers: event.charAt(0) === event.charAt(0).toLowerCase() ? 'small' : 'capital' }));

test('what the same handlers take is one call, in the order of arrival', () => {
  expect(groups(['a1', 'b1', 'a2', 'c1', 'b2'])).toEqual([['a1', 'b1', 'a2', 'c1', 'b2']]);
});

test('an event that others take stands between those before and after it on its key', () => {
  expect(groups(['a1', 'A2', 'a3'])).toEqual([['a1'], ['A2'], ['a3']]);
});

test('keys do not wait for each other: there are as few calls as the longest key needs', () => {
  expect(groups(['a1', 'B1', 'A2', 'b2', 'c1', 'B3'])).toEqual([['a1', 'c1'], ['B1'], ['A2'], ['b2'], ['B3']]);
});
