export const PASSWORD_MIN_LENGTH = 8;
/** Long enough for any passphrase, short enough to hash. */
export const PASSWORD_MAX_LENGTH = 128;

export interface PasswordOwner {
  email: string;
  firstName: string;
  lastName: string;
}

/** Whether the password is the owner's address or name, in any case and with or without what separates words. */
export function isPersonal(password: string, { email, firstName, lastName }: PasswordOwner): boolean {
  const mailbox = email.slice(0, email.lastIndexOf('@'));
  const guesses = [email, mailbox, firstName, lastName, firstName + lastName, lastName + firstName];
  return guesses.map(bare).includes(bare(password));
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s._'-]+/gu, '');
}
