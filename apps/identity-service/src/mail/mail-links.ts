import type { MailKind } from './mail-job.rules.js';

/** Where the web application takes each link. */
const PAGES: Partial<Record<MailKind, string>> = {
  sign_up: 'verify-email',
  password_reset: 'reset-password',
  email_change_old: 'confirm-email-change',
  email_change_new: 'confirm-email-change',
  guardian_invitation: 'guardian-invitation',
};

/**
 * The token stands behind the #, which browsers send nobody: it is in no server's log and in no Referer.
 *
 * @param webUrl the web application's, without a slash at its end
 */
export function mailLink(webUrl: string, kind: MailKind, token: string): string {
  return `${webUrl}/${PAGES[kind] ?? ''}#token=${token}`;
}
