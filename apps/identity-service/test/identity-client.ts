import { randomBytes } from 'node:crypto';
import { MailFolder, signUpByMail, type MailSettings, type PersonToBe } from '@edtech/mail';
import type { GraphqlError, GraphqlResult, TestService, TestUser } from '@edtech/testing';
import { MAIL_SETTINGS } from '../src/mail/mail.module.js';

export const PASSWORD = 'correct horse battery';

export interface SignedInFields {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  refreshTokenExpiresAt: string;
  sessionId: string;
  user: { id: string; email: string | null; firstName: string | null; lastName: string | null; role: string | null; status: string | null };
}

const SIGNED_IN = `
  accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt sessionId
  user { id email firstName lastName role status }`;

export interface SecondFactorRequiredFields {
  challenge: string;
  methods: string[];
  expiresAt: string;
}

/** An address that no other test uses. */
export function someEmail(): string {
  return `user-${randomBytes(6).toString('hex')}@example.org`;
}

export function signUpInput(differences: Record<string, unknown> = {}): PersonToBe {
  return { email: someEmail(), password: PASSWORD, firstName: 'Ada', lastName: 'Lovelace', role: 'STUDENT', ...differences };
}

/** The mutations of this service as a client sends them. */
export class IdentityClient {
  /** What the service has mailed. */
  readonly mails: MailFolder;

  constructor(private readonly service: TestService) {
    const settings = service.app.get<MailSettings>(MAIL_SETTINGS);
    if (settings.kind !== 'folder') throw new Error('its mails cannot be read here');
    this.mails = new MailFolder(settings.folder);
  }

  trySignUp(differences: Record<string, unknown> = {}): Promise<GraphqlResult<{ signUp: { sentTo: string } }>> {
    return this.service.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { sentTo } }', { input: signUpInput(differences) });
  }

  tryVerify(token: string, deviceName?: string): Promise<GraphqlResult<{ verifyEmail: SignedInFields }>> {
    return this.service.graphql(`mutation ($token: String!, $deviceName: String) { verifyEmail(token: $token, deviceName: $deviceName) { ${SIGNED_IN} } }`, { token, deviceName });
  }

  trySignIn(email: string, password = PASSWORD): Promise<GraphqlResult<{ signIn: SignedInFields | SecondFactorRequiredFields }>> {
    const mutation = `mutation ($input: SignInInput!) {
      signIn(input: $input) { ... on SignedIn { ${SIGNED_IN} } ... on SecondFactorRequired { challenge methods expiresAt } }
    }`;
    return this.service.graphql(mutation, { input: { email, password } });
  }

  tryRefresh(refreshToken: string): Promise<GraphqlResult<{ refreshSession: SignedInFields }>> {
    return this.service.graphql(`mutation ($refreshToken: String!) { refreshSession(refreshToken: $refreshToken) { ${SIGNED_IN} } }`, { refreshToken });
  }

  /** Somebody with an account, signed in: asked for, and confirmed from the mail. */
  signUp({ deviceName, ...differences }: { deviceName?: string; [field: string]: unknown } = {}): Promise<SignedInFields> {
    const ask = async <T>(operation: string, variables: Record<string, unknown>) => answered(await this.service.graphql<T>(operation, variables));
    return signUpByMail(ask, this.mails, signUpInput(differences), SIGNED_IN, deviceName);
  }

  async signIn(email: string, password = PASSWORD): Promise<SignedInFields> {
    const { signIn: outcome } = answered(await this.trySignIn(email, password));
    if ('challenge' in outcome) throw new Error(`a second factor is wanted: ${outcome.methods.join(', ')}`);
    return outcome;
  }

  async refresh(refreshToken: string): Promise<SignedInFields> {
    return answered(await this.tryRefresh(refreshToken)).refreshSession;
  }

  /** The mutation's answer as somebody; throws its errors. */
  async mutate<T>(mutation: string, variables: object, as: TestUser): Promise<T> {
    return answered(await this.service.graphql<T>(mutation, variables, as));
  }

  setStatus(userId: string, status: string, as: TestUser): Promise<GraphqlResult<{ setUserStatus: { id: string; status: string } }>> {
    const mutation = 'mutation ($userId: ID!, $status: UserStatus!) { setUserStatus(userId: $userId, status: $status) { id status } }';
    return this.service.graphql(mutation, { userId, status }, as);
  }

  setRole(userId: string, role: string, as: TestUser): Promise<GraphqlResult<{ setUserRole: { id: string; role: string } }>> {
    return this.service.graphql('mutation ($userId: ID!, $role: UserRole!) { setUserRole(userId: $userId, role: $role) { id role } }', { userId, role }, as);
  }

  /** Somebody with an account and the role of an admin, who no one can sign up as. */
  async admin(): Promise<TestUser> {
    const { user } = await this.signUp();
    await this.service.database.admin`update identity.users set role = 'admin' where id = ${user.id}`;
    return this.service.user('admin', user.id);
  }

  /** Signed in as the holder of this session. */
  actor(signedIn: SignedInFields): TestUser {
    const role = signedIn.user.role === 'TUTOR' ? 'tutor' : 'student';
    return { ...this.service.user(role, signedIn.user.id), sessionId: signedIn.sessionId, token: signedIn.accessToken };
  }
}

/** The data of an answer without errors. */
export function answered<T>({ data, errors }: GraphqlResult<T>): T {
  if (errors || data === null) throw new Error(`not answered: ${JSON.stringify(errors)}`);
  return data;
}

/** The code of the only error. */
export function codeOf({ errors }: { errors?: GraphqlError[] }): string | undefined {
  return errors?.length === 1 ? errors[0]?.extensions.code : `${errors?.length ?? 0} errors`;
}

/** `input.email isEmail` for each field problem of the only error. */
export function fieldProblems({ errors }: { errors?: GraphqlError[] }): string[] {
  return (errors?.[0]?.extensions.fields ?? []).map(({ field, rule }) => `${field} ${rule}`);
}
