import { blockedUntil, FREE_FAILURES, isFresh } from './totp.rules.js';

const now = new Date('2026-11-21T10:00:00Z');
const minutes = (failures: number) => {
  const until = blockedUntil(failures, now);
  return until && (until.getTime() - now.getTime()) / 60_000;
};

describe('wrong codes', () => {
  it('are forgiven a few times, then block for twice as long each time, for a day at most', () => {
    expect([1, FREE_FAILURES - 1].map(minutes)).toEqual([null, null]);
    expect([0, 1, 2, 3].map((more) => minutes(FREE_FAILURES + more))).toEqual([1, 2, 4, 8]);
    expect([20, 5_000].map((more) => minutes(FREE_FAILURES + more))).toEqual([24 * 60, 24 * 60]);
  });

  it('leave a guesser less than one chance in a thousand within a year', () => {
    let at = now;
    let failures = 0;
    while (at.getTime() < now.getTime() + 365 * 24 * 60 * 60 * 1000) {
      failures += 1;
      at = blockedUntil(failures, at) ?? at;
    }
    // Three codes are good at any moment.
    expect((failures * 3) / 1_000_000).toBeLessThan(0.0012);
  });
});

test('a code is fresh once', () => {
  expect(isFresh(7, null)).toBe(true);
  expect([6, 7, 8].map((step) => isFresh(step, 7))).toEqual([false, false, true]);
});
