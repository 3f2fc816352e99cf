import { isOpen, partyOf } from './guardianship.rules.js';

describe('a guardianship', () => {
  const guardianship = { wardId: 'tom', guardianId: 'ada' };

  it.each([
    [{ userId: 'tom', role: 'student' }, 'ward'],
    [{ userId: 'ada', role: 'tutor' }, 'guardian'],
    [{ userId: 'eve', role: 'admin' }, 'admin'],
    [{ userId: 'eve', role: 'student' }, undefined],
  ])('concerns %j as %s', (viewer, party) => expect(partyOf(guardianship, viewer)).toBe(party));

  it('that nobody has accepted concerns no stranger', () => expect(partyOf({ wardId: 'tom', guardianId: null }, { userId: 'eve', role: 'student' })).toBeUndefined());
});

describe('an invitation', () => {
  const expiresAt = new Date('2030-01-14T09:00:00Z');

  it('can be answered until it expires, once', () => {
    expect(isOpen({ status: 'invited', expiresAt }, new Date(expiresAt.getTime() - 1))).toBe(true);
    expect(isOpen({ status: 'invited', expiresAt }, expiresAt)).toBe(false);
    for (const status of ['declined', 'withdrawn', 'active', 'ended'] as const) expect(isOpen({ status, expiresAt }, new Date(0))).toBe(false);
    expect(isOpen(undefined, new Date(0))).toBe(false);
  });
});
