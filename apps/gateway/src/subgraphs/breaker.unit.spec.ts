import { Breaker } from './breaker.js';

describe('a breaker', () => {
  let now: number;
  let breaker: Breaker;

  beforeEach(() => {
    now = 10_000;
    breaker = new Breaker({ failuresInARow: 3, tryAgainAfterMs: 1_000, now: () => now });
  });

  const fail = (times: number): void => {
    for (let time = 0; time < times; time += 1) breaker.failed();
  };

  it('opens after so many failures in a row, and not while some succeed between them', () => {
    for (let time = 0; time < 10; time += 1) {
      fail(2);
      breaker.succeeded();
    }
    fail(2);
    expect(breaker.letsThrough()).toBe(true);
    breaker.failed();
    expect(breaker.letsThrough()).toBe(false);
  });

  it('lets one through after a while, and nobody else before it is known how that went', () => {
    fail(3);
    now += 999;
    expect(breaker.letsThrough()).toBe(false);
    now += 1;
    expect([breaker.letsThrough(), breaker.letsThrough()]).toEqual([true, false]);
    breaker.failed();
    expect(breaker.letsThrough()).toBe(false);
    now += 1_000;
    expect(breaker.letsThrough()).toBe(true);
    breaker.succeeded();
    expect([breaker.letsThrough(), breaker.letsThrough()]).toEqual([true, true]);
  });

  it('takes a refusal for a sign of life when it lets one through to see, and for nothing otherwise', () => {
    fail(2);
    breaker.refused();
    fail(1);
    expect(breaker.letsThrough()).toBe(false);
    now += 1_000;
    expect(breaker.letsThrough()).toBe(true);
    breaker.refused();
    expect([breaker.letsThrough(), breaker.letsThrough()]).toEqual([true, true]);
  });

  it('does not wait longer because of those who went through before it opened', () => {
    fail(3);
    now += 900;
    fail(5);
    now += 100;
    expect(breaker.letsThrough()).toBe(true);
  });
});
