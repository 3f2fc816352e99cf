import { VerifiedTokens } from './verified-tokens.js';

describe('tokens that were verified', () => {
  const about = (who: string) => ({ claims: {}, asking: who });

  test('are found by their whole text, for as long as the keys are the same', () => {
    const tokens = new VerifiedTokens<object, string>();
    tokens.remember('abc', about('ann'), 1);
    expect(tokens.find('abc', 1)).toEqual(about('ann'));
    for (const other of ['ab', 'abC', 'abcd', '']) expect(tokens.find(other, 1)).toBeUndefined();
    expect(tokens.find('abc', 2)).toBeUndefined();
    expect(tokens.find('abc', undefined)).toBeUndefined();
  });

  test('are all forgotten with the first that was checked with other keys', () => {
    const tokens = new VerifiedTokens<object, string>();
    tokens.remember('a', about('ann'), 1);
    tokens.remember('b', about('ben'), 2);
    expect(tokens.find('b', 2)).toBeDefined();
    for (const since of [1, 2]) expect(tokens.find('a', since)).toBeUndefined();
    expect(tokens.size).toBe(1);
  });

  test('are never more than allowed; those that are asked for stay', () => {
    const tokens = new VerifiedTokens<object, string>(10);
    tokens.remember('daily', about('ann'), 1);
    for (let n = 0; n < 1_000; n += 1) {
      tokens.remember(`once ${n}`, about('somebody'), 1);
      expect(tokens.size).toBeLessThanOrEqual(10);
      expect(tokens.find('daily', 1)).toEqual(about('ann'));
    }
    expect(tokens.find('once 0', 1)).toBeUndefined();
  });

  test('are not kept when they are longer than any of identity', () => {
    const tokens = new VerifiedTokens<object, string>();
    tokens.remember('x'.repeat(2_049), about('ann'), 1);
    tokens.remember('y', about('ann'), undefined);
    expect(tokens.size).toBe(0);
  });
});
