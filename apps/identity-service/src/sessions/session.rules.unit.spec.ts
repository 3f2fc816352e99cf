import { IDLE_LIFE_MS, isAlive, LONGEST_LIFE_MS, sessionExpiry } from './session.rules.js';

const signedIn = new Date('2030-01-01T00:00:00Z');
const later = (ms: number) => new Date(signedIn.getTime() + ms);

describe('the life of a session', () => {
  it('lasts for its idle life from each refresh', () => {
    expect(sessionExpiry(signedIn, signedIn)).toEqual(later(IDLE_LIFE_MS));
    expect(sessionExpiry(signedIn, later(1000))).toEqual(later(1000 + IDLE_LIFE_MS));
  });

  it('never exceeds its longest life, however often it is refreshed', () => {
    expect(sessionExpiry(signedIn, later(LONGEST_LIFE_MS - 1))).toEqual(later(LONGEST_LIFE_MS));
  });

  it('is over at the moment of its expiry, and when it was ended', () => {
    const expiresAt = later(1000);
    expect(isAlive({ endedAt: null, expiresAt }, later(999))).toBe(true);
    expect(isAlive({ endedAt: null, expiresAt }, later(1000))).toBe(false);
    expect(isAlive({ endedAt: signedIn, expiresAt }, later(1))).toBe(false);
  });
});
