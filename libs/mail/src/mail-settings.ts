import { EnvironmentError, type EnvironmentProblem } from '@edtech/environment';
import { z } from 'zod';

/** Where mails go. */
export type MailSettings =
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string };

/** The variables of a service that sends mails, under its own prefix. */
export type MailVariables<Prefix extends string> = { readonly [Name in `${Prefix}_MAIL`]: z.ZodType<'folder' | 'smtp'> } & {
  readonly [Name in `${Prefix}_MAIL_FOLDER` | `${Prefix}_SMTP_URL` | `${Prefix}_MAIL_FROM`]: z.ZodType<string | undefined>;
};

/** The schemas of a service's mail variables. Which of them belong together is checked in {@link mailSettings}. */
export function mailVariables<Prefix extends string>(prefix: Prefix): MailVariables<Prefix> {
  const variables: Record<string, z.ZodType> = {
    // folder: mails are written to files; smtp: they are sent.
    [`${prefix}_MAIL`]: z.enum(['folder', 'smtp']).default('folder'),
    // Relative to the working directory; `.data/mail` when missing.
    [`${prefix}_MAIL_FOLDER`]: z.string().optional(),
    // Carries the login: `smtp://user:password@host:587`.
    [`${prefix}_SMTP_URL`]: z.url({ protocol: /^smtps?$/, error: 'must be an smtp or smtps url' }).optional(),
    // The sender: `EdTech <no-reply@example.org>`.
    [`${prefix}_MAIL_FROM`]: z
      .string()
      .regex(/^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, { error: 'must be an address, or a name and an address in <>' })
      .optional(),
  };
  return variables as MailVariables<Prefix>;
}

/**
 * @param own the service's parsed variables, those of {@link mailVariables} among them
 * @throws EnvironmentError when the chosen way is not configured, or another way is configured as well.
 */
export function mailSettings(prefix: string, own: Readonly<Record<string, unknown>>): MailSettings {
  const variable = (name: 'MAIL' | 'MAIL_FOLDER' | 'SMTP_URL' | 'MAIL_FROM') => `${prefix}_${name}`;
  const read = (name: Parameters<typeof variable>[0]): string | undefined => {
    const value = own[variable(name)];
    return typeof value === 'string' ? value : undefined;
  };
  const [url, from, folder] = [read('SMTP_URL'), read('MAIL_FROM'), read('MAIL_FOLDER')];
  if (read('MAIL') === 'smtp') {
    refuse([[variable('SMTP_URL'), url], [variable('MAIL_FROM'), from]], (value) => value === undefined, `is missing, but ${variable('MAIL')} is smtp`);
    refuse([[variable('MAIL_FOLDER'), folder]], (value) => value !== undefined, `is set, but ${variable('MAIL')} is smtp`);
    return { kind: 'smtp', url: String(url), from: String(from) };
  }
  refuse([[variable('SMTP_URL'), url]], (value) => value !== undefined, `is set, but ${variable('MAIL')} is not smtp`);
  return { kind: 'folder', folder: folder ?? '.data/mail', from: from ?? 'EdTech <no-reply@localhost>' };
}

function refuse(variables: readonly (readonly [string, string | undefined])[], isWrong: (value: string | undefined) => boolean, problem: string): void {
  const problems: EnvironmentProblem[] = variables.filter(([, value]) => isWrong(value)).map(([variable]) => ({ variable, problem }));
  if (problems.length > 0) throw new EnvironmentError(problems);
}
