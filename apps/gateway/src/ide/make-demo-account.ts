import { randomBytes, randomUUID } from 'node:crypto';
import type { Fetch } from '@edtech/auth';
import { MailFolder, signUpByMail } from '@edtech/mail';
import type { DemoAccount, DemoRole } from './add-ide-routes.js';

export interface DemoAccountWish {
  /** Where identity is, without a slash at the end. */
  readonly identityUrl: string;
  /** Where identity puts its mails. */
  readonly mailFolder: string;
  readonly role: DemoRole;
  /** How identity is asked. */
  readonly fetch: Fetch;
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

const NAMES = { STUDENT: { firstName: 'Charles', lastName: 'Babbage' }, TUTOR: { firstName: 'Ada', lastName: 'Lovelace' } } as const satisfies Record<DemoRole, object>;

const TIMEOUT_MS = 10_000;

/** Signs somebody new up as people do, with a password that nobody will know. @throws when identity does not answer, or refuses */
export async function makeDemoAccount({ identityUrl, mailFolder, role, fetch }: DemoAccountWish): Promise<DemoAccount> {
  const ask = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const response = await fetch(`${identityUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { data, errors } = (await response.json()) as Answer<T>;
    if (errors?.[0] || !data) throw new Error(errors?.[0]?.message ?? 'identity answers nothing');
    return data;
  };
  const { firstName, lastName } = NAMES[role];
  const email = `${firstName.toLowerCase()}-${randomUUID()}@demo.example.org`;
  const { accessToken } = await signUpByMail<{ accessToken: string }>(ask, new MailFolder(mailFolder), { email, password: randomBytes(32).toString('base64url'), firstName, lastName, role }, 'accessToken', 'The IDE');
  return { name: `${firstName} ${lastName}`, accessToken };
}
