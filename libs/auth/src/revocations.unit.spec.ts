import { readFeed, toFeed } from './revocation-feed.js';
import { RevocationList, type ChangedAccount } from './revocations.js';

const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second));
const token = { userId: 'u', sessionId: 's', role: 'student', issuedAt: at(10) };
const account = (more: Partial<ChangedAccount> = {}): ChangedAccount => ({ userId: 'u', role: 'student', active: true, changedAt: at(20), version: 2, until: at(600), ...more });
const listOf = (sessions: readonly string[], ...accounts: ChangedAccount[]) => {
  const list = new RevocationList();
  list.add({ sessions: sessions.map((sessionId) => ({ sessionId, until: at(600) })), accounts });
  return list;
};

describe('the list of revocations', () => {
  test('refuses the tokens of an ended session, and no others', () => {
    const list = listOf(['s']);
    expect(list.refuses(token)).toBe(true);
    expect(list.refuses({ ...token, sessionId: 'other' })).toBe(false);
  });

  test('refuses what a session said before its user stepped up, and nothing that it says since', () => {
    const list = listOf(['before']);
    expect(list.refuses({ ...token, authenticationId: 'before' })).toBe(true);
    expect(list.refuses({ ...token, authenticationId: 'since' })).toBe(false);
    expect(list.refuses(token)).toBe(false);
  });

  test.each([
    ['a suspended account', { active: false }, true],
    ['a role that was lost', { role: 'tutor' }, true],
    ['a change that leaves role and status as they were', {}, false],
  ])('of a token from before %s it is decided by what the account is now', (_, change, refused) => {
    expect(listOf([], account(change)).refuses(token)).toBe(refused);
  });

  test('believes a token from after the change: who signed it knew of it', () => {
    expect(listOf([], account({ role: 'tutor' })).refuses({ ...token, issuedAt: at(21) })).toBe(false);
  });

  test('refuses a token from the very second of the change, when it disagrees', () => {
    const changedAt = new Date(at(20).getTime() + 900);
    expect(listOf([], account({ active: false, changedAt })).refuses({ ...token, issuedAt: at(20) })).toBe(true);
  });

  test('lets no older version of an account replace a newer one', () => {
    const list = listOf([], account({ active: false, version: 3 }));
    list.add({ sessions: [], accounts: [account({ active: true, version: 2 })] });
    expect(list.refuses(token)).toBe(true);
    list.add({ sessions: [], accounts: [account({ active: true, version: 4 })] });
    expect(list.refuses(token)).toBe(false);
  });

  test('holds nothing longer than the tokens could live', () => {
    const list = listOf(['s'], account({ active: false }));
    list.forget(at(599));
    expect(list.size).toBe(2);
    list.forget(at(600));
    expect(list.size).toBe(0);
  });
});

describe('the list as identity serves it', () => {
  test('says the same when it has been read', () => {
    const entries = { sessions: [{ sessionId: 's', until: at(600) }], accounts: [account()] };
    expect(readFeed(JSON.parse(JSON.stringify(toFeed(entries))))).toEqual(entries);
  });

  test.each([null, 'nothing', {}, { sessions: [] }, { sessions: [['s']], accounts: [] }, { sessions: [], accounts: [['u', 'student', 'yes', 1, 1, 1]] }])(
    'does not take %j for an empty one',
    (body) => {
      expect(() => readFeed(body)).toThrow('no list of revocations');
    },
  );
});
