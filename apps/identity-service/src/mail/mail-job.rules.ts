/**
 * sign_up: a link that makes the account, or word that there is one already; password_reset: a link for a new password;
 * password_changed: word of it; email_change_old and _new: a link to agree to a new address, for each of the two.
 */
export const mailKinds = ['sign_up', 'password_reset', 'password_changed', 'email_change_old', 'email_change_new'] as const;
export type MailKind = (typeof mailKinds)[number];

/** A mail that is to be sent, as stored in `mail_jobs`. */
export interface MailJob {
  id: string;
  kind: MailKind;
  /** The address. */
  recipient: string;
  locale: string | null;
  /** What its token is made from. */
  tokenId: string | null;
  createdAt: Date;
  /** When it is of no use any more. */
  expiresAt: Date;
  attempts: number;
}

const HOUR_MS = 3_600_000;

/** How long the links in mails can be used. */
export const LINK_LIFE_MS = { signUp: 24 * HOUR_MS, passwordReset: HOUR_MS, emailChange: 24 * HOUR_MS } as const;

/** For how long it is tried to tell people what has happened to their account. */
export const NOTICE_LIFE_MS = 72 * HOUR_MS;
