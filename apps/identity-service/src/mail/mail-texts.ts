import type { MailKind } from './mail-job.rules.js';

/** What can be said. For an address that has an account already, `sign_up` becomes `account_exists`. */
export type MailTextKind = MailKind | 'account_exists';

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

const languages = ['en', 'de'] as const;
type Language = (typeof languages)[number];

/** For those who were not the one who did it. */
const WHAT_TO_DO: Readonly<Record<Language, string>> = {
  en: 'If it was not you, ask for a new password at once where you sign in: that signs out all devices. Then look at what is listed under the security of your account, and remove what is not yours.',
  de: 'Waren Sie es nicht, verlangen Sie sofort dort ein neues Passwort, wo Sie sich anmelden: Damit werden alle Geräte abgemeldet. Sehen Sie dann nach, was bei der Sicherheit Ihres Kontos steht, und entfernen Sie, was nicht von Ihnen ist.',
};

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
    totp_added: {
      subject: 'An authenticator app was added',
      body: `Your EdTech account has an authenticator app now: signing in asks for a code of it.\n\n${WHAT_TO_DO.en}`,
    },
    totp_removed: {
      subject: 'The authenticator app was removed',
      body: `The authenticator app of your EdTech account was removed: signing in does not ask for a code of it any more.\n\n${WHAT_TO_DO.en}`,
    },
    recovery_codes_renewed: {
      subject: 'You have new recovery codes',
      body: `New recovery codes were made for your EdTech account. The old ones work no more.\n\n${WHAT_TO_DO.en}`,
    },
    recovery_code_used: {
      subject: 'A recovery code was used',
      body: `Somebody has used one of the recovery codes of your EdTech account. It does not work a second time.\n\n${WHAT_TO_DO.en}`,
    },
    passkey_added: {
      subject: 'A passkey was added',
      body: `Your EdTech account has one passkey more: it signs in without the password.\n\n${WHAT_TO_DO.en}`,
    },
    passkey_removed: {
      subject: 'A passkey was removed',
      body: `A passkey of your EdTech account was removed: it does not sign in any more.\n\n${WHAT_TO_DO.en}`,
    },
    provider_linked: {
      subject: 'Another way to sign in was added',
      body: `Your EdTech account was linked with an account elsewhere: whoever signs in there gets into yours.\n\n${WHAT_TO_DO.en}`,
    },
    provider_unlinked: {
      subject: 'A way to sign in was removed',
      body: `Your EdTech account is not linked any more with the account elsewhere that it was linked with.\n\n${WHAT_TO_DO.en}`,
    },
    new_device: {
      subject: 'Sign-in from a new device',
      body: `Somebody has signed in to your EdTech account from a device or a network that it was not signed in from before.\n\n${WHAT_TO_DO.en}`,
    },
    guardian_invitation: {
      subject: 'You are asked to be a guardian',
      body: 'Somebody under age who uses EdTech asks you to be their guardian: without your consent they can book and pay for no lessons. Open this link within a week to see who asks, and to accept or decline:\n\n{link}\n\nYou need an account of your own, and have to be of age. If you do not want to, or do not know what this is about, do not open it: then nothing happens.',
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
    totp_added: {
      subject: 'Eine Authenticator-App wurde hinzugefügt',
      body: `Ihr EdTech-Konto hat nun eine Authenticator-App: Beim Anmelden wird ein Code von ihr verlangt.\n\n${WHAT_TO_DO.de}`,
    },
    totp_removed: {
      subject: 'Die Authenticator-App wurde entfernt',
      body: `Die Authenticator-App Ihres EdTech-Kontos wurde entfernt: Beim Anmelden wird kein Code mehr von ihr verlangt.\n\n${WHAT_TO_DO.de}`,
    },
    recovery_codes_renewed: {
      subject: 'Sie haben neue Wiederherstellungscodes',
      body: `Für Ihr EdTech-Konto wurden neue Wiederherstellungscodes gemacht. Die alten gelten nicht mehr.\n\n${WHAT_TO_DO.de}`,
    },
    recovery_code_used: {
      subject: 'Ein Wiederherstellungscode wurde verwendet',
      body: `Jemand hat einen Wiederherstellungscode Ihres EdTech-Kontos verwendet. Ein zweites Mal gilt er nicht.\n\n${WHAT_TO_DO.de}`,
    },
    passkey_added: {
      subject: 'Ein Passkey wurde hinzugefügt',
      body: `Ihr EdTech-Konto hat einen Passkey mehr: Er meldet ohne Passwort an.\n\n${WHAT_TO_DO.de}`,
    },
    passkey_removed: {
      subject: 'Ein Passkey wurde entfernt',
      body: `Ein Passkey Ihres EdTech-Kontos wurde entfernt: Er meldet nicht mehr an.\n\n${WHAT_TO_DO.de}`,
    },
    provider_linked: {
      subject: 'Ein weiterer Weg, sich anzumelden',
      body: `Ihr EdTech-Konto wurde mit einem Konto anderswo verbunden: Wer sich dort anmeldet, kommt in Ihres.\n\n${WHAT_TO_DO.de}`,
    },
    provider_unlinked: {
      subject: 'Ein Weg weniger, sich anzumelden',
      body: `Ihr EdTech-Konto ist mit dem Konto anderswo nicht mehr verbunden.\n\n${WHAT_TO_DO.de}`,
    },
    new_device: {
      subject: 'Anmeldung von einem neuen Gerät',
      body: `Jemand hat sich bei Ihrem EdTech-Konto von einem Gerät oder aus einem Netz angemeldet, von dem aus das noch nie geschah.\n\n${WHAT_TO_DO.de}`,
    },
    guardian_invitation: {
      subject: 'Jemand bittet Sie um Ihre Aufsicht',
      body: 'Jemand, der minderjährig ist und EdTech nutzt, bittet Sie, die Aufsicht zu übernehmen: Ohne Ihre Einwilligung kann sie oder er keine Stunden buchen und bezahlen. Öffnen Sie innerhalb einer Woche diesen Link, um zu sehen, wer fragt, und um anzunehmen oder abzulehnen:\n\n{link}\n\nSie brauchen ein eigenes Konto und müssen volljährig sein. Möchten Sie nicht oder wissen Sie nicht, worum es geht, öffnen Sie ihn nicht: Dann geschieht nichts.',
    },
  },
};

/** The text in the reader's language, or in English. @param link absent for texts without one */
export function mailText(kind: MailTextKind, locale: string | null, link = ''): MailText {
  const language = languages.find((one) => locale?.toLowerCase().split('-')[0] === one) ?? 'en';
  const { subject, body } = texts[language][kind];
  return { subject, body: body.replace('{link}', () => link) };
}
