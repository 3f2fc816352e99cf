import { identityConsentChangedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import type { FixedClock, GraphqlResult, TestService, TestUser } from '@edtech/testing';
import { CreateAccount, type AccountDetails } from '../src/accounts/create-account.js';
import { answered, IdentityClient, someEmail } from './identity-client.js';

/** Of age from 1 May 2032 on, in Vienna. */
export const MINOR = { dateOfBirth: '2014-05-01', timeZone: 'Europe/Vienna' };
export const COMES_OF_AGE = new Date('2032-04-30T22:00:00Z');
export const ADULT = { dateOfBirth: '1990-01-01' };

export interface GuardianshipFields {
  id: string;
  status: string;
  invitedEmail: string | null;
  endedBy: string | null;
  ward: { id: string; firstName: string; email: string | null } | null;
  guardian: { id: string; firstName: string; email: string | null } | null;
  consent: { kinds: string[]; maximumPerLesson: { amountMinor: number; currency: string } | null } | null;
}

const FIELDS = `
  id status invitedEmail endedBy ward { id firstName email } guardian { id firstName email }
  consent { kinds maximumPerLesson { amountMinor currency } }`;

type Answer<K extends string> = Promise<GraphqlResult<Record<K, GuardianshipFields>>>;

/** Those who are under age, those who look after them, and what they do. */
export class Family {
  readonly client: IdentityClient;

  constructor(
    readonly service: TestService,
    readonly clock: FixedClock,
  ) {
    this.client = new IdentityClient(service);
  }

  /** Somebody signed in, without a password; without a date of birth unless one is given. */
  async person(differences: Partial<AccountDetails> = {}): Promise<TestUser> {
    const details = { email: someEmail(), firstName: 'Ada', lastName: 'Lovelace', role: 'student', locale: 'en', timeZone: 'UTC', ...differences } as const;
    const [work, createAccount] = [this.service.app.get(UnitOfWork, { strict: false }), this.service.app.get(CreateAccount, { strict: false })];
    const { id } = await work.run((scope) => createAccount.runIn(scope, details, undefined));
    return this.service.user('student', id);
  }

  async admin(): Promise<TestUser> {
    const { userId } = await this.person({ role: 'admin' });
    return this.service.user('admin', userId);
  }

  /** A minor with a guardian, who has consented to nothing. */
  async linked(): Promise<{ ward: TestUser; guardian: TestUser; guardianshipId: string }> {
    const [ward, guardian] = [await this.person(MINOR), await this.person(ADULT)];
    const { acceptGuardianship } = answered(await this.accept(guardian, await this.invited(ward)));
    return { ward, guardian, guardianshipId: acceptGuardianship.id };
  }

  invite(as: TestUser | null, email = someEmail()): Answer<'inviteGuardian'> {
    return this.service.graphql(`mutation ($input: InviteGuardianInput!) { inviteGuardian(input: $input) { ${FIELDS} } }`, { input: { email } }, as);
  }

  /** @returns the token that was mailed */
  async invited(ward: TestUser, email = someEmail()): Promise<string> {
    answered(await this.invite(ward, email));
    return this.mailedTo(email);
  }

  mailedTo(email: string): Promise<string> {
    return this.client.mails.waitFor(email, ({ text }) => /guardian-invitation#token=([\w-]+)/.exec(text)?.[1]);
  }

  accept(as: TestUser, token: string): Answer<'acceptGuardianship'> {
    return this.service.graphql(`mutation ($token: String!) { acceptGuardianship(token: $token) { ${FIELDS} } }`, { token }, as);
  }

  decline(token: string): Promise<GraphqlResult<{ declineGuardianship: boolean }>> {
    return this.service.graphql('mutation ($token: String!) { declineGuardianship(token: $token) }', { token });
  }

  look(as: TestUser, token: string): Promise<GraphqlResult<{ guardianInvitation: { ward: { id: string; firstName: string; lastName: string; email: string | null } } }>> {
    return this.service.graphql('query ($token: String!) { guardianInvitation(token: $token) { ward { id firstName lastName email } } }', { token }, as);
  }

  give(as: TestUser, wardId: string, input: object = { kinds: ['BOOKING', 'PAYMENT'] }): Answer<'giveConsent'> {
    return this.service.graphql(`mutation ($wardId: ID!, $input: GiveConsentInput!) { giveConsent(wardId: $wardId, input: $input) { ${FIELDS} } }`, { wardId, input }, as);
  }

  withdraw(as: TestUser, wardId: string): Answer<'withdrawConsent'> {
    return this.service.graphql(`mutation ($wardId: ID!) { withdrawConsent(wardId: $wardId) { ${FIELDS} } }`, { wardId }, as);
  }

  end(as: TestUser, id: string): Answer<'endGuardianship'> {
    return this.service.graphql(`mutation ($id: ID!) { endGuardianship(id: $id) { ${FIELDS} } }`, { id }, as);
  }

  async wardsOf(guardian: TestUser): Promise<GuardianshipFields[]> {
    return answered(await this.service.graphql<{ myWards: GuardianshipFields[] }>(`{ myWards { ${FIELDS} } }`, {}, guardian)).myWards;
  }

  /** As somebody sees their own account, or an admin anybody's. */
  async guardianshipsOf(userId: string, as: TestUser): Promise<GuardianshipFields[] | null> {
    const query = `query ($id: ID!) { user(id: $id) { guardianships { ${FIELDS} } } }`;
    return answered(await this.service.graphql<{ user: { guardianships: GuardianshipFields[] | null } }>(query, { id: userId }, as)).user.guardianships;
  }

  /** What the platform was told of somebody, in order. */
  async told(userId: string): Promise<{ sequence: number; data: object }[]> {
    const events = (await this.service.published(identityConsentChangedV1.type)).filter(({ subject }) => subject === userId);
    return events.map(({ sequence, data }) => ({ sequence, data }));
  }
}
