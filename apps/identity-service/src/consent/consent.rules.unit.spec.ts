import { consentToTell, inOrder, needsConsent, NO_CONSENT, publicConsent, saysTheSame, type Consent } from './consent.rules.js';

const majority = new Date('2028-06-14T22:00:00Z');
const before = new Date(majority.getTime() - 1);
const both: Consent = { kinds: ['payment', 'booking'], maximumMinor: 5_000n, maximumCurrency: 'EUR' };

describe('the need for consent', () => {
  it('ends with the very instant of coming of age', () => {
    expect(needsConsent(majority, before)).toBe(true);
    expect(needsConsent(majority, majority)).toBe(false);
  });

  it('is nobody’s of whom nobody knows when they were born', () => expect(needsConsent(null, before)).toBe(false));
});

describe('what is told', () => {
  it('of a minor is until when, and what the guardian has consented to', () => {
    expect(consentToTell(majority, both, before)).toEqual({ neededUntil: majority, kinds: ['booking', 'payment'], maximumMinor: 5_000n, maximumCurrency: 'EUR' });
    expect(consentToTell(majority, undefined, before)).toEqual({ neededUntil: majority, ...NO_CONSENT });
  });

  it('of an adult is nothing that says when they were born', () => {
    expect(consentToTell(majority, both, majority)).toEqual({ neededUntil: null, ...NO_CONSENT });
    expect(consentToTell(null, both, before)).toEqual({ neededUntil: null, ...NO_CONSENT });
  });

  it('is told once', () => {
    const now = consentToTell(majority, both, before);
    const told = { userId: 'u', version: 1, ...now };
    expect(saysTheSame(told, consentToTell(majority, { ...both, kinds: ['booking', 'payment'] }, before))).toBe(true);
    for (const other of [
      consentToTell(majority, { ...both, kinds: ['booking'] }, before),
      consentToTell(majority, { ...both, maximumMinor: 5_001n }, before),
      consentToTell(majority, { ...both, maximumCurrency: 'CHF' }, before),
      consentToTell(new Date(majority.getTime() + 1), both, before),
      consentToTell(null, both, before),
    ]) {
      expect(saysTheSame(told, other)).toBe(false);
    }
  });

  it('is nothing at all of somebody who never needed any', () => expect(saysTheSame(undefined, consentToTell(null, undefined, before))).toBe(true));

  it('names no price where there is no limit', () => {
    expect(publicConsent({ userId: 'u', version: 1, neededUntil: majority, kinds: ['booking'], maximumMinor: null, maximumCurrency: null })).toEqual({
      userId: 'u',
      consentNeededUntil: '2028-06-14T22:00:00.000Z',
      kinds: ['booking'],
      maximumPerLesson: null,
    });
  });

  it('names each kind once', () => expect(inOrder(['payment', 'booking', 'payment'])).toEqual(['booking', 'payment']));
});
