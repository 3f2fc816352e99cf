import { commonPasswords } from './common-passwords.rules.js';
import { isMostly, ownWords } from './own-words.rules.js';

export const PASSWORD_MIN_LENGTH = 8;
/** Long enough for any passphrase, short enough to hash. */
export const PASSWORD_MAX_LENGTH = 128;

export interface PasswordOwner {
  email: string;
  firstName: string;
  lastName: string;
}

/** Whether the password is the owner's address or name, in any case, with or without what separates words, and with digits and signs around it. */
export function isPersonal(password: string, { email, firstName, lastName }: PasswordOwner): boolean {
  const mailbox = email.slice(0, email.lastIndexOf('@'));
  const guesses = [email, mailbox, firstName, lastName, firstName + lastName, lastName + firstName];
  const written = bare(password);
  const inside = written.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return guesses.map(bare).some((guess) => guess !== '' && (guess === written || guess === inside));
}

/** Whether it is one of those that everybody tries first, in any case and with or without what separates words. */
export function isCommon(password: string): boolean {
  return commonPasswords.has(bare(password)) || commonPasswords.has(password.toLowerCase());
}

/**
 * Whether it is made of words that say no more than which platform it is for: see `ownWords`.
 *
 * @param added words of the deployment, in any writing
 */
export function isOfThePlatform(password: string, added: readonly string[] = []): boolean {
  return isMostly(bare(password), [...ownWords, ...added.map(bare).filter(Boolean)], PASSWORD_MIN_LENGTH);
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s._'-]+/gu, '');
}
