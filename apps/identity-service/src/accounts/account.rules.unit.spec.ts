import { identityUserUpdatedV1 } from '@edtech/contracts';
import { effectiveChanges, mayBecome, publicState, tidied, type Account } from './account.rules.js';

const ada: Account = {
  id: '0193a6f0-0000-7000-8000-000000000001',
  email: 'ada@example.org',
  firstName: 'Ada',
  lastName: 'Lovelace',
  role: 'tutor',
  status: 'active',
  locale: 'en',
  timeZone: 'Europe/Vienna',
  version: 3,
  createdAt: new Date('2030-01-01T00:00:00Z'),
};

describe('what changes about an account', () => {
  it('is only what differs', () => {
    expect(effectiveChanges(ada, { firstName: 'Ada', lastName: 'King', timeZone: undefined })).toEqual({ lastName: 'King' });
  });

  it('is nothing when everything is as it was', () => {
    expect(effectiveChanges(ada, { firstName: 'Ada', status: 'active' })).toEqual({});
  });

  it('counts another case of an address as a change', () => {
    expect(effectiveChanges(ada, { email: 'Ada@example.org' })).toEqual({ email: 'Ada@example.org' });
  });
});

describe('the state of an account that is published', () => {
  it('is what the contract says, and no more', () => {
    const state = publicState(ada);
    expect(identityUserUpdatedV1.data.strict().parse(state)).toEqual(state);
  });
});

describe('the status of an account', () => {
  it('is moved freely between active and suspended, and from both to deleted', () => {
    for (const from of ['active', 'suspended'] as const) {
      for (const to of ['active', 'suspended', 'deleted'] as const) expect(mayBecome(from, to)).toBe(true);
    }
  });

  it('stays deleted', () => {
    expect(mayBecome('deleted', 'active')).toBe(false);
    expect(mayBecome('deleted', 'suspended')).toBe(false);
    expect(mayBecome('deleted', 'deleted')).toBe(true);
  });
});

describe('what people type', () => {
  it('is tidied: no blanks around names, the canonical spelling of a locale', () => {
    expect(tidied({ firstName: ' Ada ', lastName: 'King\u00a0', locale: 'de-at' })).toEqual({ firstName: 'Ada', lastName: 'King', locale: 'de-AT' });
  });

  it('gains nothing by being tidied', () => {
    expect(tidied({})).toEqual({});
    expect(Object.keys(tidied({ lastName: 'King' }))).toEqual(['lastName']);
  });
});
