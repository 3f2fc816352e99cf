import { FixedClock } from './fixed-clock.js';

describe('FixedClock', () => {
  it('stands still until it is moved', () => {
    const clock = new FixedClock('2030-05-06T10:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2030-05-06T10:01:30.000Z');
    clock.set(new Date('2031-01-01T00:00:00Z'));
    expect(clock.now().toISOString()).toBe('2031-01-01T00:00:00.000Z');
  });

  it('cannot be moved by whoever was given the time', () => {
    const clock = new FixedClock('2030-05-06T10:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2030-05-06T10:00:00.000Z');
  });
});
