import type { MailFolder } from './mail-folder.js';
import type { ReceivedMail } from './read-mail.js';

/** Sends one GraphQL operation. Resolves to the answer's data; rejects when it has errors. */
export type AskGraphql = <T>(operation: string, variables: Record<string, unknown>) => Promise<T>;

export interface PersonToBe {
  readonly email: string;
  readonly [field: string]: unknown;
}

const SIGN_UP = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { sentTo } }';

/**
 * Signs somebody up as people do: asks for the account, reads the mail, follows its link. For whoever plays people: the
 * demo, load, tests.
 *
 * @param input of the signUp mutation
 * @param fields what to select of verifyEmail's `SignedIn`
 * @param deviceName what the session is called
 * @returns what was selected
 * @throws what `ask` throws, and an Error when no mail comes, or one that says that there is an account already
 */
export async function signUpByMail<T>(ask: AskGraphql, mails: MailFolder, input: PersonToBe, fields: string, deviceName?: string): Promise<T> {
  // An address may have mails already.
  const before = new Set(await mails.to(input.email));
  await ask(SIGN_UP, { input });
  const token = await mails.waitFor(input.email, (mail) => (before.has(mail) ? undefined : { found: tokenIn(mail) }));
  if (token.found === undefined) throw new Error(`${input.email} has an account already, its mail says`);
  const verify = `mutation VerifyEmail($token: String!, $deviceName: String) { verifyEmail(token: $token, deviceName: $deviceName) { ${fields} } }`;
  const { verifyEmail } = await ask<{ verifyEmail: T }>(verify, { token: token.found, deviceName });
  return verifyEmail;
}

/** The token in a mail's link; undefined when there is none. */
export function tokenIn({ text }: ReceivedMail): string | undefined {
  return /#token=([\w-]+)/.exec(text)?.[1];
}
