import { missingConsent, type KnownConsent } from './consent.rules.js';

const majority = new Date('2032-04-30T22:00:00Z');
const before = new Date(majority.getTime() - 1);
const price = { priceMinor: 4_500n, currency: 'EUR' };
const needed: KnownConsent = { neededUntil: majority, given: false, maximumMinor: null, maximumCurrency: null };
const upTo = (maximumMinor: bigint, maximumCurrency = 'EUR'): KnownConsent => ({ ...needed, given: true, maximumMinor, maximumCurrency });

describe('consent to a booking', () => {
  it('is not needed by those of whom nothing was ever told, or told that it is not', () => {
    expect(missingConsent(undefined, price, before)).toBeNull();
    expect(missingConsent({ ...needed, neededUntil: null }, price, before)).toBeNull();
  });

  it('is missing until it is given', () => {
    expect(missingConsent(needed, price, before)).toEqual({ maximum: null });
    expect(missingConsent({ ...needed, given: true }, price, before)).toBeNull();
  });

  it('is not needed from the very instant of coming of age on', () => {
    expect(missingConsent(needed, price, majority)).toBeNull();
    expect(missingConsent(upTo(1n), price, majority)).toBeNull();
  });

  it('goes as far as its highest price, in its currency', () => {
    expect(missingConsent(upTo(4_500n), price, before)).toBeNull();
    expect(missingConsent(upTo(4_499n), price, before)).toEqual({ maximum: { priceMinor: 4_499n, currency: 'EUR' } });
    expect(missingConsent(upTo(9_000n, 'CHF'), price, before)).toEqual({ maximum: { priceMinor: 9_000n, currency: 'CHF' } });
    // Whom a price is named but no consent given to has none.
    expect(missingConsent({ ...upTo(9_000n), given: false }, price, before)).toEqual({ maximum: null });
  });
});
