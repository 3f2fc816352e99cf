import type { MailKind } from './mail-job.rules.js';

/** What can be said. For an address that has an account already, `sign_up` becomes `account_exists`. */
export type MailTextKind = MailKind | 'account_exists';

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

const languages = ['en', 'de'] as const;
type Language = (typeof languages)[number];

/**
 * `{link}` stands for the link. No text carries a name: whoever types an address into a form could otherwise have us send
 * it whatever fits into one.
 */
const texts: Readonly<Record<Language, Readonly<Record<MailTextKind, MailText>>>> = {
  en: {
    sign_up: {
      subject: 'Confirm your address',
      body: 'Somebody, hopefully you, wants to open an EdTech account for this address. If it was you, open this link within a day and the account is yours:\n\n{link}\n\nIf it was not you, do not open it: then nothing happens.',
    },
    account_exists: {
      subject: 'You have an account already',
      body: 'Somebody, hopefully you, wanted to use this address for an EdTech account, but it has one already. Nothing has changed.\n\nIf it was you, sign in, or ask for a new password where you sign in.',
    },
    password_reset: {
      subject: 'Your new password',
      body: 'Somebody, hopefully you, wants to set a new password for your EdTech account. If it was you, open this link within an hour:\n\n{link}\n\nIf it was not you, there is nothing to do: your password stays as it is.',
    },
    password_changed: {
      subject: 'Your password was changed',
      body: 'The password of your EdTech account was changed, and you are signed out on your other devices.\n\nIf it was not you, ask for a new password at once where you sign in.',
    },
    email_change_old: {
      subject: 'Confirm that your address changes',
      body: 'Your EdTech account is to get another e-mail address. It does when this link and the one in the mail to the new address were opened, within a day:\n\n{link}\n\nIf you did not ask for it, do not open it, and change your password.',
    },
    email_change_new: {
      subject: 'Confirm your new address',
      body: 'An EdTech account is to get this e-mail address. It does when this link and the one in the mail to the old address were opened, within a day:\n\n{link}\n\nIf you did not ask for it, do not open it: then nothing happens.',
    },
  },
  de: {
    sign_up: {
      subject: 'Bestätigen Sie Ihre Adresse',
      body: 'Jemand, hoffentlich Sie, möchte für diese Adresse ein EdTech-Konto eröffnen. Waren Sie es, öffnen Sie innerhalb eines Tages diesen Link, und das Konto gehört Ihnen:\n\n{link}\n\nWaren Sie es nicht, öffnen Sie ihn nicht: Dann geschieht nichts.',
    },
    account_exists: {
      subject: 'Sie haben bereits ein Konto',
      body: 'Jemand, hoffentlich Sie, wollte diese Adresse für ein EdTech-Konto verwenden, aber sie hat bereits eines. Es hat sich nichts geändert.\n\nWaren Sie es, melden Sie sich an oder verlangen Sie dort ein neues Passwort.',
    },
    password_reset: {
      subject: 'Ihr neues Passwort',
      body: 'Jemand, hoffentlich Sie, möchte für Ihr EdTech-Konto ein neues Passwort setzen. Waren Sie es, öffnen Sie innerhalb einer Stunde diesen Link:\n\n{link}\n\nWaren Sie es nicht, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    },
    password_changed: {
      subject: 'Ihr Passwort wurde geändert',
      body: 'Das Passwort Ihres EdTech-Kontos wurde geändert, und Sie sind auf Ihren anderen Geräten abgemeldet.\n\nWaren Sie es nicht, verlangen Sie sofort dort ein neues Passwort, wo Sie sich anmelden.',
    },
    email_change_old: {
      subject: 'Bestätigen Sie, dass sich Ihre Adresse ändert',
      body: 'Ihr EdTech-Konto soll eine andere E-Mail-Adresse bekommen. Sie gilt, wenn innerhalb eines Tages dieser Link und der in der Mail an die neue Adresse geöffnet wurden:\n\n{link}\n\nHaben Sie das nicht verlangt, öffnen Sie ihn nicht und ändern Sie Ihr Passwort.',
    },
    email_change_new: {
      subject: 'Bestätigen Sie Ihre neue Adresse',
      body: 'Ein EdTech-Konto soll diese E-Mail-Adresse bekommen. Sie gilt, wenn innerhalb eines Tages dieser Link und der in der Mail an die alte Adresse geöffnet wurden:\n\n{link}\n\nHaben Sie das nicht verlangt, öffnen Sie ihn nicht: Dann geschieht nichts.',
    },
  },
};

/** The text in the reader's language, or in English. @param link absent for texts without one */
export function mailText(kind: MailTextKind, locale: string | null, link = ''): MailText {
  const language = languages.find((one) => locale?.toLowerCase().split('-')[0] === one) ?? 'en';
  const { subject, body } = texts[language][kind];
  return { subject, body: body.replace('{link}', () => link) };
}
