import { linkKinds, mailKinds, noticeKinds } from './mail-job.rules.js';
import { mailLink } from './mail-links.js';
import { mailText } from './mail-texts.js';
import { MailTokens } from './mail-tokens.js';
import { hashToken } from '../tokens/auth-token.js';

describe('mails', () => {
  it.each(['en', 'de'])('in %s have their link exactly where they need one', (locale) => {
    for (const kind of mailKinds) {
      const { body } = mailText(kind, locale, 'https://the.link/$&');
      expect([kind, body.includes('https://the.link/$&'), body.includes('{')]).toEqual([kind, linkKinds.some((one) => one === kind), false]);
    }
    expect(mailText('account_exists', locale).body).not.toContain('http');
  });

  it('are in the reader\'s language where there is one, and in English elsewhere', () => {
    const subjects = ['de-AT', 'DE', 'fr', 'den', null].map((locale) => mailText('password_changed', locale).subject);
    expect(subjects).toEqual(['Ihr Passwort wurde geändert', 'Ihr Passwort wurde geändert', ...Array(3).fill('Your password was changed')]);
  });

  it.each([
    ['en', 'If it was not you, ask for a new password at once'],
    ['de', 'Waren Sie es nicht, verlangen Sie sofort dort ein neues Passwort'],
  ])('in %s say what to do if it was somebody else', (locale, advice) => {
    for (const kind of noticeKinds) expect([kind, mailText(kind, locale).body]).toEqual([kind, expect.stringContaining(advice)]);
  });

  it('carry their token where no server sees it', () => {
    const link = new URL(mailLink('https://web.example', 'password_reset', 'abc'));
    expect([link.pathname, link.search, link.hash]).toEqual(['/reset-password', '', '#token=abc']);
  });
});

describe('the tokens in mails', () => {
  const tokens = new MailTokens('k'.repeat(32));

  it('are the same again for the same id and key, and no other', () => {
    expect(tokens.tokenOf('1')).toBe(new MailTokens('k'.repeat(32)).tokenOf('1'));
    expect(new Set([tokens.tokenOf('1'), tokens.tokenOf('2'), new MailTokens('j'.repeat(32)).tokenOf('1')]).size).toBe(3);
  });

  it('have 43 characters, and are stored as the hash that all tokens are', () => {
    expect(tokens.tokenOf('1')).toMatch(/^[\w-]{43}$/);
    expect(tokens.hashOf('1')).toBe(hashToken(tokens.tokenOf('1')));
  });
});
