import { commonPasswords } from './common-passwords.rules.js';
import { isCommon, isPersonal } from './password.rules.js';

const ada = { email: 'ada.lovelace@example.org', firstName: 'Ada', lastName: 'Lovelace' };

describe('a password that anyone would guess who knows the owner', () => {
  it.each([
    ['the address', 'ada.lovelace@example.org'],
    ['the address in another case', 'Ada.Lovelace@EXAMPLE.org'],
    ['the mailbox', 'ada.lovelace'],
    ['the family name', 'lovelace'],
    ['both names', 'Ada Lovelace'],
    ['both names the other way round', 'lovelace-ada'],
    ['a name with what people put around it', '1Lovelace1815!'],
    ['both names in full-width letters', 'ＡｄａＬｏｖｅｌａｃｅ'],
  ])('is refused when it is %s', (_what, password) => {
    expect(isPersonal(password, ada)).toBe(true);
  });

  it.each(['ada lovelace wrote notes', 'correct horse battery', '!!!!!!!!'])('is not seen in %s', (password) => {
    expect(isPersonal(password, ada)).toBe(false);
  });
});

describe('a password that everybody tries first', () => {
  it.each(['password', 'Password', 'pass-word', 'PASSWORD 1', '12345678', 'qwertyuiop', 'iloveyou', 'trustno1', 'Baseball1'])('is %s', (password) => {
    expect(isCommon(password)).toBe(true);
  });

  it.each(['correct horse battery', 'a long enough secret', 'tr0ub4dor&3'])('is not %s', (password) => {
    expect(isCommon(password)).toBe(false);
  });

  it('is one of more than ten thousand', () => {
    expect(commonPasswords.size).toBeGreaterThan(10_000);
  });
});
