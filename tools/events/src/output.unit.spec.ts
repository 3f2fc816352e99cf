import { ageOf, shortened, table } from './output.js';

test('a table lines its columns up, numbers on the right, and shows what is missing as a dash', () => {
  expect(table(['topic', 'behind'], [['edtech.identity.user', 7], ['x', 1234], ['y', null]])).toBe(
    ['topic                 behind', 'edtech.identity.user       7', 'x                       1234', 'y                          -'].join('\n'),
  );
});

test.each([
  [null, null],
  [0.85, '850 ms'],
  [119, '119 s'],
  [180, '3 min'],
  [7_200, '2 h'],
  [172_800, '2 d'],
])('an age of %p seconds is said as %p', (seconds, said) => {
  expect(ageOf(seconds)).toBe(said);
});

test('a long text is shortened to one line', () => {
  expect(shortened('one\n  two three', 8)).toBe('one two…');
});
