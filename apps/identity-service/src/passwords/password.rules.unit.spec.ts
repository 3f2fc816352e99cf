import { isPersonal } from './password.rules.js';

const ada = { email: 'ada.lovelace@example.org', firstName: 'Ada', lastName: 'Lovelace' };

describe('a password that anyone would guess who knows the owner', () => {
  it.each([
    ['the address', 'ada.lovelace@example.org'],
    ['the address in another case', 'Ada.Lovelace@EXAMPLE.org'],
    ['the mailbox', 'ada.lovelace'],
    ['the family name', 'lovelace'],
    ['both names', 'Ada Lovelace'],
    ['both names the other way round', 'lovelace-ada'],
    ['both names in full-width letters', 'ＡｄａＬｏｖｅｌａｃｅ'],
  ])('is refused when it is %s', (_what, password) => {
    expect(isPersonal(password, ada)).toBe(true);
  });

  it.each(['ada lovelace wrote notes', 'correct horse battery', '!!!!!!!!'])('is not seen in %s', (password) => {
    expect(isPersonal(password, ada)).toBe(false);
  });
});
