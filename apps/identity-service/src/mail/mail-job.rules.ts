/** Mails with a link. sign_up: one that makes the account, or word that there is one already; email_change_old and _new: to agree to a new address, for each of the two; guardian_invitation: to look after somebody who is under age. */
export const linkKinds = ['sign_up', 'password_reset', 'email_change_old', 'email_change_new', 'guardian_invitation'] as const;

/** Mails that tell what has happened to the safety of an account. new_device: a sign-in with a device that was not seen before. */
export const noticeKinds = [
  'password_changed',
  'totp_added',
  'totp_removed',
  'recovery_codes_renewed',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'provider_linked',
  'provider_unlinked',
  'new_device',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const mailKinds = [...linkKinds, ...noticeKinds] as const;
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
export const LINK_LIFE_MS = { signUp: 24 * HOUR_MS, passwordReset: HOUR_MS, emailChange: 24 * HOUR_MS, guardianInvitation: 7 * 24 * HOUR_MS } as const;

/** For how long it is tried to tell people what has happened to their account. */
export const NOTICE_LIFE_MS = 72 * HOUR_MS;
