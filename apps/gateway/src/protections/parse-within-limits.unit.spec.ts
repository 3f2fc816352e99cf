import { parseWithinLimits } from './parse-within-limits.js';

const fields = (count: number): string => `{${' a'.repeat(count)} }`;

test('takes as many tokens as are allowed, and not one more', () => {
  expect(parseWithinLimits(fields(8), 10).definitions).toHaveLength(1);
  expect(() => parseWithinLimits(fields(9), 10)).toThrow(expect.objectContaining({ code: 'OPERATION_TOO_COMPLEX', details: { limit: 'tokens', allowed: 10 } }) as Error);
});

test('counts neither blanks nor comments', () => {
  expect(parseWithinLimits(`${fields(8)}${' \n,'.repeat(1_000)}# ${'a '.repeat(1_000)}`, 10).definitions).toHaveLength(1);
});

test.each(['{ a ', '}', '{ a(b: "x) }', '{ ? }'])('leaves it to GraphQL to say what is wrong with %j', (text) => {
  expect(() => parseWithinLimits(text, 5)).toThrow(/^Syntax Error/);
});

test('knows of too many before it parses: the complaint of the parser would cost reading all of a megabyte', () => {
  const error = refusalOf(() => parseWithinLimits(`{${'users{reviews{'.repeat(70_000)}`, 100));
  expect(error).toMatchObject({ code: 'OPERATION_TOO_COMPLEX' });
  expect(error).not.toHaveProperty('cause');
});

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
