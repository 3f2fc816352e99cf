import { opensDeeperThan } from './nesting-of-json.js';

/** How deep a value nests, counted by itself. */
const depthOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);

test.each([
  [{ a: [1, 'x', null] }],
  [[]],
  [[[], [[]], {}]],
  [{ '[[[': ']]]' }],
  [{ a: '"[[[[' }],
  [{ 'quote "': ['\\', '\\"[', '\\\\"{'] }],
  [[{ a: '\\' }, [['\\\\']]]],
  [{ a: '\u0022[[' }],
])('knows how deep %j nests, whatever its texts say', (value) => {
  const [json, depth] = [JSON.stringify(value), depthOf(value)];
  expect([opensDeeperThan(depth, json), opensDeeperThan(depth - 1, json)]).toEqual([false, true]);
  const spaced = JSON.stringify(value, null, 2);
  expect([opensDeeperThan(depth, spaced), opensDeeperThan(depth - 1, spaced)]).toEqual([false, true]);
});

test('says nothing of what is no JSON', () => {
  for (const broken of ['', '"[[[', '"[[[\\"', ']]]]', 'nonsense']) expect(opensDeeperThan(0, broken)).toBe(false);
});

test('is done with a megabyte of brackets after the first few, and with a megabyte of quotes in the time that it takes to read it', () => {
  const begin = performance.now();
  const brackets = '['.repeat(1_000_000);
  for (let time = 0; time < 10_000; time += 1) if (!opensDeeperThan(32, brackets)) throw new Error('brackets pass');
  for (const text of ['\\"'.repeat(500_000), '\\\\'.repeat(500_000), '",'.repeat(500_000)]) opensDeeperThan(32, `{"a":"${text}"}`);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
