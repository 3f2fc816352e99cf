import { isGood, scopesGiven, secretExpiry, tokenExpiry } from './service-account.rules.js';

const now = new Date('2030-01-07T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('the secret of a service account', () => {
  it.each([
    ['until it expires', { expiresAt: later(1_000), revokedAt: null }, true],
    ['no longer', { expiresAt: now, revokedAt: null }, false],
    ['not when it was revoked', { expiresAt: later(1_000), revokedAt: later(-1) }, false],
  ])('is good %s', (_, secret, good) => {
    expect(isGood(secret, now)).toBe(good);
  });

  it('is made for days, and its tokens never live longer than it does', () => {
    expect(secretExpiry(now, 90)).toEqual(new Date('2030-04-07T09:00:00Z'));
    expect(tokenExpiry({ expiresAt: later(3_600_000) }, now, 600_000)).toEqual(later(600_000));
    expect(tokenExpiry({ expiresAt: later(60_000) }, now, 600_000)).toEqual(later(60_000));
  });
});

describe('the scopes of a token', () => {
  const both = { scopes: ['events:read' as const, 'events:operate' as const] };
  const one = { scopes: ['events:read' as const] };

  it.each([
    ['all of the account where none is asked for', both, undefined, ['events:read', 'events:operate']],
    ['those that are asked for', both, 'events:operate', ['events:operate']],
    ['none where one more is asked for', one, 'events:read events:operate', undefined],
    ['none where one is asked for that nobody knows', both, 'events:read everything', undefined],
    ['none where something like one is asked for', both, 'events:read events', undefined],
    ['none where nothing is asked for', both, '', undefined],
    ['each once', both, 'events:read events:read', ['events:read']],
  ])('are %s', (_, account, asked, given) => {
    expect(scopesGiven(account, asked)).toEqual(given);
  });
});
