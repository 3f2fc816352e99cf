import { nextAttemptAt } from './mail-retry.js';

const createdAt = new Date('2030-01-07T09:00:00Z');
const atMost = () => 0.999_999;

describe('retrying a mail', () => {
  it('begins within a second and slows down to ten minutes', () => {
    const waits = [1, 2, 3, 30].map((attempts) => nextAttemptAt({ attempts, createdAt, now: createdAt, random: atMost })!.getTime() - createdAt.getTime());
    expect(waits).toEqual([1_000, 2_000, 4_000, 600_000]);
  });

  it('ends after three days', () => {
    const later = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000);
    expect(nextAttemptAt({ attempts: 400, createdAt, now: later(71.9) })).toBeInstanceOf(Date);
    expect(nextAttemptAt({ attempts: 400, createdAt, now: later(72) })).toBeUndefined();
  });
});
