import { answered, codeOf, PASSWORD, someEmail, type IdentityClient, type SecondFactorRequiredFields, type SignedInFields } from './identity-client.js';
import { ADULT, Family, MINOR } from './family.js';
import { CLIENT, type OpenidProvider, type ProviderClaims } from './openid-provider.js';
import { SoftwareAuthenticator, type CreationOptions, type RequestOptions } from './software-authenticator.js';
import type { FixedClock, TestService, TestUser } from '@edtech/testing';
import type { SecurityEventKind } from '../src/security-events/security-event.rules.js';
import { codeAt } from '../src/factors/totp.js';

export const NEW_PASSWORD = 'staple correct horse';
export const WRONG_PASSWORD = 'wrong horse battery';

/** Somebody to whom something is about to happen. */
export interface Prepared {
  /** Missing for those who have no account yet. */
  userId?: string;
  /** Resolves to whose account it was about. */
  act: () => Promise<string>;
}

export interface Scenario {
  /** What is written down for it, in this order. */
  writes: readonly SecurityEventKind[];
  prepare: () => Promise<Prepared>;
}

export interface WorldParts {
  readonly service: TestService;
  readonly client: IdentityClient;
  readonly clock: FixedClock;
  readonly provider: OpenidProvider;
}

interface Person {
  email: string;
  signedIn: SignedInFields;
  me: TestUser;
}

interface MadeServiceAccount {
  clientId: string;
  clientSecret: string;
  secretId: string;
}

interface WithApp extends Person {
  secret: string;
  codes: string[];
}

/** Everything that a client can do to the safety of an account, as it really does it. What must be kept nowhere is gathered in `secrets`. */
export class SecurityEventsWorld {
  readonly secrets = new Set<string>([PASSWORD, NEW_PASSWORD, WRONG_PASSWORD]);

  /** @param parts asked for when something is done: tests are named before there is a service */
  constructor(private readonly parts: () => WorldParts) {}

  /** By the name of the mutation, and how it goes where there are several ways. */
  scenarios(): Readonly<Record<string, Scenario>> {
    return {
      verifyEmail: { writes: ['account_created', 'signed_in'], prepare: () => Promise.resolve({ act: async () => (await this.person()).me.userId }) },
      signIn: { writes: ['signed_in'], prepare: () => this.as(({ email }) => this.parts().client.signIn(email)) },
      'signIn with a wrong password': { writes: ['sign_in_failed'], prepare: () => this.as(({ email }) => this.refused('SIGN_IN_FAILED', this.parts().client.trySignIn(email, WRONG_PASSWORD))) },
      completeSignIn: { writes: ['signed_in'], prepare: () => this.withApp(async ({ email, secret }) => this.complete({ challenge: await this.begin(email), totpCode: this.code(secret) })) },
      'completeSignIn with a recovery code': {
        writes: ['recovery_code_used', 'signed_in'],
        prepare: () => this.withApp(async ({ email, codes: [recoveryCode] }) => this.complete({ challenge: await this.begin(email), recoveryCode })),
      },
      'completeSignIn with a wrong code': {
        writes: ['sign_in_failed'],
        prepare: () => this.withApp(async ({ email }) => this.refused('SECOND_FACTOR_WRONG', this.tryComplete({ challenge: await this.begin(email), totpCode: '000000' }))),
      },
      signInWithPasskey: {
        writes: ['signed_in'],
        prepare: async () => {
          const { me, device } = await this.withPasskey();
          const { startPasskeySignIn } = answered(await this.parts().service.graphql<{ startPasskeySignIn: RequestOptions }>('mutation { startPasskeySignIn }'));
          const input = { response: device.get(startPasskeySignIn) };
          return this.of(me, () => this.ask('mutation ($input: PasskeySignInInput!) { signInWithPasskey(input: $input) { accessToken refreshToken } }', { input }));
        },
      },
      signInWithProvider: {
        writes: ['account_created', 'signed_in'],
        prepare: () =>
          Promise.resolve({
            act: async () => {
              const input = { ...(await this.visit('startProviderSignIn')), role: 'STUDENT' };
              const mutation = 'mutation ($input: ProviderSignInInput!) { signInWithProvider(input: $input) { ... on SignedIn { accessToken refreshToken user { id } } } }';
              return (await this.ask<{ signInWithProvider: SignedInFields }>(mutation, { input })).signInWithProvider.user.id;
            },
          }),
      },
      'refreshSession with a copy': {
        writes: ['refresh_token_reused'],
        prepare: async () => {
          const { signedIn, me } = await this.person();
          await this.parts().client.refresh(signedIn.refreshToken);
          this.parts().clock.advance(60_000);
          return this.of(me, () => this.refused('SESSION_ENDED', this.parts().client.tryRefresh(signedIn.refreshToken)));
        },
      },
      signOut: { writes: ['signed_out'], prepare: () => this.as(({ me }) => this.ask('mutation { signOut }', {}, me)) },
      'signOut everywhere': { writes: ['signed_out_everywhere'], prepare: () => this.as(({ me }) => this.ask('mutation { signOut(everywhere: true) }', {}, me)) },
      revokeSession: {
        writes: ['session_revoked'],
        prepare: async () => {
          const { email, me } = await this.person();
          const { sessionId } = await this.parts().client.signIn(email);
          return this.of(me, () => this.ask('mutation ($sessionId: ID!) { revokeSession(sessionId: $sessionId) }', { sessionId }, me));
        },
      },
      stepUp: { writes: ['stepped_up'], prepare: () => this.as(({ me }) => this.ask('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken } }', { input: { password: PASSWORD } }, me)) },
      'stepUp with a wrong password': {
        writes: ['proof_failed'],
        prepare: () => this.as(({ me }) => this.refused('PASSWORD_WRONG', this.parts().service.graphql('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken } }', { input: { password: WRONG_PASSWORD } }, me))),
      },
      'stepUp with a wrong code': {
        writes: ['proof_failed'],
        prepare: () =>
          this.withApp(({ me }) =>
            this.refused('SECOND_FACTOR_WRONG', this.parts().service.graphql('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken } }', { input: { password: PASSWORD, totpCode: '000000' } }, me)),
          ),
      },
      changePassword: { writes: ['password_changed'], prepare: () => this.as(({ me }) => this.ask('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }, me)) },
      'changePassword with a wrong one': {
        writes: ['proof_failed'],
        prepare: () =>
          this.as(({ me }) =>
            this.refused('PASSWORD_WRONG', this.parts().service.graphql('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', { input: { currentPassword: WRONG_PASSWORD, newPassword: NEW_PASSWORD } }, me)),
          ),
      },
      resetPassword: {
        writes: ['password_reset'],
        prepare: async () => {
          const { email, me } = await this.person();
          await this.ask('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email });
          const token = await this.mailed(email, /reset-password#token=([\w-]+)/);
          return this.of(me, () => this.ask('mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }', { token, newPassword: NEW_PASSWORD }));
        },
      },
      changeEmail: { writes: ['email_change_requested'], prepare: () => this.as(({ me }) => this.changeEmail(me)) },
      'changeEmail with a wrong password': {
        writes: ['proof_failed'],
        prepare: () =>
          this.as(({ me }) =>
            this.refused('PASSWORD_WRONG', this.parts().service.graphql('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { sentTo } }', { input: { email: someEmail(), password: WRONG_PASSWORD } }, me)),
          ),
      },
      confirmEmailChange: {
        writes: ['email_changed'],
        prepare: async () => {
          const { email, me } = await this.person();
          const links = [email, await this.changeEmail(me)].map((address) => this.mailed(address, /confirm-email-change#token=([\w-]+)/));
          const [first, second] = await Promise.all(links);
          const confirm = (token: string | undefined) => this.ask('mutation ($token: String!) { confirmEmailChange(token: $token) { isComplete } }', { token });
          await confirm(first);
          return this.of(me, () => confirm(second));
        },
      },
      confirmTotp: {
        writes: ['totp_added'],
        prepare: async () => {
          const { me } = await this.person();
          const secret = await this.enrol(me);
          return this.of(me, () => this.confirm(me, secret));
        },
      },
      removeTotp: { writes: ['totp_removed'], prepare: () => this.withApp(({ me }) => this.ask('mutation { removeTotp }', {}, me)) },
      renewRecoveryCodes: { writes: ['recovery_codes_renewed'], prepare: () => this.withApp(({ me }) => this.ask('mutation { renewRecoveryCodes { codes } }', {}, me)) },
      registerPasskey: { writes: ['passkey_added'], prepare: () => this.as(({ me }) => this.register(me)) },
      removePasskey: {
        writes: ['passkey_removed'],
        prepare: async () => {
          const { me } = await this.withPasskey();
          const { mySecondFactors } = await this.ask<{ mySecondFactors: { passkeys: { id: string }[] } }>('{ mySecondFactors { passkeys { id } } }', {}, me);
          return this.of(me, () => this.ask('mutation ($id: ID!) { removePasskey(id: $id) }', { id: mySecondFactors.passkeys[0]?.id }, me));
        },
      },
      linkProvider: { writes: ['provider_linked'], prepare: () => this.as(({ me }) => this.link(me)) },
      unlinkProvider: {
        writes: ['provider_unlinked'],
        prepare: async () => {
          const { me } = await this.person();
          await this.link(me);
          return this.of(me, () => this.ask('mutation { unlinkProvider }', {}, me));
        },
      },
      requestDataExport: { writes: ['data_export_requested'], prepare: () => this.as(({ me }) => this.ask('mutation { requestDataExport { id } }', {}, me)) },
      requestErasure: { writes: ['erasure_requested'], prepare: () => this.as(({ me, email }) => this.requestErasure(me, email)) },
      restartErasure: {
        writes: ['erasure_restarted'],
        prepare: async () => {
          const { me, email } = await this.person();
          await this.requestErasure(me, email);
          return this.of(me, async () => this.ask('mutation ($userId: ID!) { restartErasure(userId: $userId) { userId } }', { userId: me.userId }, await this.parts().client.admin()));
        },
      },
      createServiceAccount: { writes: ['service_account_created'], prepare: () => this.asAdmin((admin) => this.makeServiceAccount(admin)) },
      rotateServiceAccountSecret: {
        writes: ['service_account_secret_added'],
        prepare: () => this.withServiceAccount((admin, { clientId }) => this.ask('mutation ($id: ID!) { rotateServiceAccountSecret(serviceAccountId: $id) { clientSecret } }', { id: clientId }, admin)),
      },
      revokeServiceAccountSecret: {
        writes: ['service_account_secret_revoked'],
        prepare: () => this.withServiceAccount((admin, { secretId }) => this.ask('mutation ($id: ID!) { revokeServiceAccountSecret(secretId: $id) { id } }', { id: secretId }, admin)),
      },
      suspendServiceAccount: {
        writes: ['service_account_suspended'],
        prepare: () => this.withServiceAccount((admin, { clientId }) => this.suspendServiceAccount(admin, clientId)),
      },
      reactivateServiceAccount: {
        writes: ['service_account_reactivated'],
        prepare: async () => {
          const admin = await this.parts().client.admin();
          const { clientId } = await this.makeServiceAccount(admin);
          await this.suspendServiceAccount(admin, clientId);
          return this.of(admin, () => this.ask('mutation ($id: ID!) { reactivateServiceAccount(id: $id) { id } }', { id: clientId }, admin));
        },
      },
      correctDateOfBirth: {
        writes: ['date_of_birth_corrected'],
        prepare: () =>
          this.as(async ({ me }) =>
            this.ask('mutation ($userId: ID!, $dateOfBirth: String!) { correctDateOfBirth(userId: $userId, dateOfBirth: $dateOfBirth) { id } }', { userId: me.userId, dateOfBirth: MINOR.dateOfBirth }, await this.parts().client.admin()),
          ),
      },
      inviteGuardian: {
        writes: ['guardian_invited'],
        prepare: async () => {
          const ward = await this.family().person(MINOR);
          return this.of(ward, async () => answered(await this.family().invite(ward)));
        },
      },
      acceptGuardianship: {
        writes: ['guardianship_begun'],
        prepare: async () => {
          const [ward, guardian] = [await this.family().person(MINOR), await this.family().person(ADULT)];
          const token = await this.family().invited(ward);
          this.secrets.add(token);
          return this.of(ward, async () => answered(await this.family().accept(guardian, token)));
        },
      },
      giveConsent: { writes: ['consent_given'], prepare: () => this.linked(({ ward, guardian }) => this.family().give(guardian, ward.userId)) },
      withdrawConsent: { writes: ['consent_withdrawn'], prepare: () => this.linked(({ ward, guardian }) => this.family().withdraw(guardian, ward.userId)) },
      'endGuardianship by the guardian': { writes: ['guardianship_ended'], prepare: () => this.linked(({ guardian, guardianshipId }) => this.family().end(guardian, guardianshipId)) },
      'endGuardianship by the ward': { writes: ['guardianship_ended'], prepare: () => this.linked(({ ward, guardianshipId }) => this.family().end(ward, guardianshipId)) },
      setUserRole: { writes: ['role_changed'], prepare: () => this.as(({ me }) => this.setRole(me, 'TUTOR')) },
      'setUserRole to what it is': { writes: [], prepare: () => this.as(({ me }) => this.setRole(me, 'STUDENT')) },
      'setUserStatus to suspended': { writes: ['account_suspended'], prepare: () => this.as(({ me }) => this.setStatus(me, 'SUSPENDED')) },
      'setUserStatus to active': {
        writes: ['account_reactivated'],
        prepare: async () => {
          const { me } = await this.person();
          await this.setStatus(me, 'SUSPENDED');
          return this.of(me, () => this.setStatus(me, 'ACTIVE'));
        },
      },
      'setUserStatus to what it is': { writes: [], prepare: () => this.as(({ me }) => this.setStatus(me, 'ACTIVE')) },
      'setUserStatus to deleted': { writes: ['account_closed'], prepare: () => this.as(({ me }) => this.setStatus(me, 'DELETED')) },
    };
  }

  async person(): Promise<Person> {
    const email = someEmail();
    const signedIn = await this.parts().client.signUp({ email });
    for (const secret of [signedIn.accessToken, signedIn.refreshToken, email]) this.secrets.add(secret);
    return { email, signedIn, me: this.parts().client.actor(signedIn) };
  }

  /** Somebody with an authenticator app, whose next code is good. */
  async personWithApp(): Promise<WithApp> {
    const person = await this.person();
    const secret = await this.enrol(person.me);
    const { codes } = (await this.confirm(person.me, secret)).confirmTotp;
    for (const each of [secret, ...codes]) this.secrets.add(each);
    this.parts().clock.advance(30_000);
    return { ...person, secret, codes };
  }

  private of({ userId }: TestUser, act: () => Promise<unknown>): Prepared {
    return { userId, act: async () => (await act(), userId) };
  }

  private async as(act: (person: Person) => Promise<unknown>): Promise<Prepared> {
    const person = await this.person();
    return this.of(person.me, () => act(person));
  }

  private family(): Family {
    return new Family(this.parts().service, this.parts().clock);
  }

  /** Somebody with a guardian. */
  private async linked(act: (parties: Awaited<ReturnType<Family['linked']>>) => Promise<Parameters<typeof answered>[0]>): Promise<Prepared> {
    const parties = await this.family().linked();
    return this.of(parties.ward, async () => answered(await act(parties)));
  }

  private async withApp(act: (person: WithApp) => Promise<unknown>): Promise<Prepared> {
    const person = await this.personWithApp();
    return this.of(person.me, () => act(person));
  }

  private async withPasskey(): Promise<{ me: TestUser; device: SoftwareAuthenticator }> {
    const { me } = await this.person();
    return { me, device: await this.register(me) };
  }

  private async asAdmin(act: (admin: TestUser) => Promise<unknown>): Promise<Prepared> {
    const admin = await this.parts().client.admin();
    return this.of(admin, () => act(admin));
  }

  private async withServiceAccount(act: (admin: TestUser, made: MadeServiceAccount) => Promise<unknown>): Promise<Prepared> {
    const admin = await this.parts().client.admin();
    const made = await this.makeServiceAccount(admin);
    return this.of(admin, () => act(admin, made));
  }

  private async makeServiceAccount(admin: TestUser): Promise<MadeServiceAccount> {
    const mutation = 'mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { clientId clientSecret secretId } }';
    const input = { name: `machine of ${admin.userId}`, scopes: ['EVENTS_READ'] };
    const { createServiceAccount } = await this.ask<{ createServiceAccount: MadeServiceAccount }>(mutation, { input }, admin);
    this.secrets.add(createServiceAccount.clientSecret);
    return createServiceAccount;
  }

  private async suspendServiceAccount(admin: TestUser, id: string): Promise<void> {
    await this.ask('mutation ($id: ID!) { suspendServiceAccount(id: $id) { id } }', { id }, admin);
  }

  private ask<T>(operation: string, variables: object = {}, as?: TestUser): Promise<T> {
    for (const [name, value] of Object.entries(variables)) if (name === 'token') this.secrets.add(String(value));
    return this.parts().service.graphql<T>(operation, variables, as).then(answered);
  }

  private async refused(code: string, result: Promise<Parameters<typeof codeOf>[0]>): Promise<void> {
    const found = codeOf(await result);
    if (found !== code) throw new Error(`${found} instead of ${code}`);
  }

  private code(secret: string): string {
    return codeAt(secret, this.parts().clock.now());
  }

  private async begin(email: string): Promise<string> {
    const { challenge } = answered(await this.parts().client.trySignIn(email)).signIn as SecondFactorRequiredFields;
    this.secrets.add(challenge);
    return challenge;
  }

  private tryComplete(input: object) {
    return this.parts().service.graphql<{ completeSignIn: SignedInFields }>('mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { accessToken refreshToken } }', { input });
  }

  private async complete(input: object): Promise<void> {
    answered(await this.tryComplete(input));
  }

  private async enrol(me: TestUser): Promise<string> {
    return (await this.ask<{ enrolTotp: { secret: string } }>('mutation { enrolTotp { secret } }', {}, me)).enrolTotp.secret;
  }

  private confirm(me: TestUser, secret: string): Promise<{ confirmTotp: { codes: string[] } }> {
    return this.ask('mutation ($code: String!) { confirmTotp(code: $code) { codes } }', { code: this.code(secret) }, me);
  }

  private async register(me: TestUser): Promise<SoftwareAuthenticator> {
    const device = new SoftwareAuthenticator();
    const { startPasskeyRegistration } = await this.ask<{ startPasskeyRegistration: CreationOptions }>('mutation { startPasskeyRegistration }', {}, me);
    const input = { name: 'Key of the laptop', response: device.create(startPasskeyRegistration) };
    await this.ask('mutation ($input: RegisterPasskeyInput!) { registerPasskey(input: $input) { codes } }', { input }, me);
    return device;
  }

  private async visit(start: string, as?: TestUser): Promise<{ handle: string; callbackUrl: string }> {
    const mutation = `mutation ($redirectUrl: String!) { started: ${start}(redirectUrl: $redirectUrl) { authorizationUrl handle } }`;
    const { started } = await this.ask<{ started: { authorizationUrl: string; handle: string } }>(mutation, { redirectUrl: CLIENT.redirectUrl }, as);
    const claims: ProviderClaims = { email: someEmail(), email_verified: true, given_name: 'Grace', family_name: 'Hopper' };
    return { handle: started.handle, callbackUrl: await this.parts().provider.visit(started.authorizationUrl, claims) };
  }

  private async link(me: TestUser): Promise<void> {
    await this.ask('mutation ($input: ProviderAnswerInput!) { linkProvider(input: $input) }', { input: await this.visit('startProviderLink', me) }, me);
  }

  private async changeEmail(me: TestUser): Promise<string> {
    const email = someEmail();
    await this.ask('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { sentTo } }', { input: { email, password: PASSWORD } }, me);
    return email;
  }

  private async requestErasure(me: TestUser, email: string): Promise<void> {
    const { requestErasure } = await this.ask<{ requestErasure: { reference: string } }>('mutation ($email: String!) { requestErasure(input: { email: $email }) { reference } }', { email }, me);
    this.secrets.add(requestErasure.reference);
  }

  private mailed(address: string, link: RegExp): Promise<string> {
    return this.parts().client.mails.waitFor(address, ({ text }) => link.exec(text)?.[1]);
  }

  private async setRole({ userId }: TestUser, role: string): Promise<void> {
    answered(await this.parts().client.setRole(userId, role, await this.parts().client.admin()));
  }

  private async setStatus({ userId }: TestUser, status: string): Promise<void> {
    answered(await this.parts().client.setStatus(userId, status, await this.parts().client.admin()));
  }
}
