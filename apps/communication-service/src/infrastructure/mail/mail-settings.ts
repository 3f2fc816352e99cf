import { EnvironmentError, type EnvironmentProblem } from '@edtech/environment';
import type { CommunicationEnvironment } from '../../environment.js';

/** Where mails go. */
export type MailSettings =
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string };

/** @throws EnvironmentError when the chosen way is not configured, or another way is configured as well. */
export function mailSettings(own: CommunicationEnvironment): MailSettings {
  const { COMMUNICATION_MAIL: kind, COMMUNICATION_SMTP_URL: url, COMMUNICATION_MAIL_FROM: from, COMMUNICATION_MAIL_FOLDER: folder } = own;
  if (kind === 'smtp') {
    refuse({ COMMUNICATION_SMTP_URL: url, COMMUNICATION_MAIL_FROM: from }, (value) => value === undefined, 'is missing, but COMMUNICATION_MAIL is smtp');
    refuse({ COMMUNICATION_MAIL_FOLDER: folder }, (value) => value !== undefined, 'is set, but COMMUNICATION_MAIL is smtp');
    return { kind, url: String(url), from: String(from) };
  }
  refuse({ COMMUNICATION_SMTP_URL: url }, (value) => value !== undefined, 'is set, but COMMUNICATION_MAIL is not smtp');
  return { kind: 'folder', folder: folder ?? '.data/mail', from: from ?? 'EdTech <no-reply@localhost>' };
}

function refuse(variables: Readonly<Record<string, string | undefined>>, isWrong: (value: string | undefined) => boolean, problem: string): void {
  const problems: EnvironmentProblem[] = Object.entries(variables)
    .filter(([, value]) => isWrong(value))
    .map(([variable]) => ({ variable, problem }));
  if (problems.length > 0) throw new EnvironmentError(problems);
}
