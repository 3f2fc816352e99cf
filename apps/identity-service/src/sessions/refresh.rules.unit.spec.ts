import { decideRefresh } from './refresh.rules.js';
import { ROTATION_GRACE_MS } from './session.rules.js';

const now = new Date('2030-01-01T12:00:00Z');
const fromNow = (ms: number) => new Date(now.getTime() + ms);
const session = { endedAt: null, expiresAt: fromNow(60_000) };
const token = { usedAt: null, expiresAt: fromNow(60_000) };

describe('a refresh token that is presented', () => {
  it('is exchanged when it is new', () => {
    expect(decideRefresh(token, session, 'active', now)).toBe('rotate');
  });

  it('is exchanged once more within the grace, for an honest client that asked twice', () => {
    expect(decideRefresh({ ...token, usedAt: fromNow(-ROTATION_GRACE_MS) }, session, 'active', now)).toBe('rotate');
  });

  it('betrays a copy once the grace is over', () => {
    expect(decideRefresh({ ...token, usedAt: fromNow(-ROTATION_GRACE_MS - 1) }, session, 'active', now)).toBe('reused');
  });

  it.each([
    ['the token has expired', { ...token, expiresAt: now }, session, 'active'],
    ['the session has expired', token, { ...session, expiresAt: now }, 'active'],
    ['the session was ended', token, { ...session, endedAt: fromNow(-1) }, 'active'],
    ['the account is suspended', token, session, 'suspended'],
    ['the account is deleted', token, session, 'deleted'],
  ] as const)('is of no use when %s', (_what, presented, of, status) => {
    expect(decideRefresh(presented, of, status, now)).toBe('ended');
  });
});
