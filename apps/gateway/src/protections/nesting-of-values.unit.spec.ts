import { nestsDeeperThan } from './nesting-of-values.js';

test('measures how deep values nest, of a megabyte of brackets too', () => {
  expect(nestsDeeperThan(2, { a: [1, 'x', null] })).toBe(false);
  expect(nestsDeeperThan(1, { a: [1] })).toBe(true);
  expect(nestsDeeperThan(0, 'text')).toBe(false);
  const brackets: unknown = JSON.parse('['.repeat(500_000) + ']'.repeat(500_000));
  expect(() => JSON.stringify(brackets)).toThrow(RangeError);
  expect(nestsDeeperThan(32, brackets)).toBe(true);
});
