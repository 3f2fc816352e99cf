import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import type { Account, UserRole } from '../accounts/account.rules.js';
import { emailAlreadyRegistered } from '../accounts/accounts.errors.js';
import { CreateAccount } from '../accounts/create-account.js';
import { RecordDateOfBirth } from '../consent/record-date-of-birth.js';
import type { Day } from '../consent/majority.rules.js';
import { FederatedIdentitiesRepository } from '../infrastructure/database/repositories/federated-identities.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { BeginSession, type SignInResult } from '../sessions/begin-session.js';
import { accountSuspended } from '../sessions/sessions.errors.js';
import { providerEmailUnverified, providerLinkNeeded, providerSignInFailed } from './federated-sign-in.errors.js';
import { OidcProvider } from './oidc-provider.js';
import { namesOf, verifiedEmail, type Person } from './person.rules.js';
import { ProviderExchanges } from './provider-exchanges.js';

export interface ProviderAnswer {
  handle: string;
  callbackUrl: string;
  /** What a new account becomes. */
  role: Exclude<UserRole, 'admin'>;
  deviceName?: string | undefined;
  /** Of a new account's holder. */
  dateOfBirth?: Day | null | undefined;
}

/**
 * Signs in whoever the provider knows. Who has no account gets one, if the provider vouches for the address and nobody has it: an account that
 * exists is never taken over by an address, its owner links the provider when signed in.
 */
@Injectable()
export class SignInWithProvider {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly provider: OidcProvider,
    private readonly exchanges: ProviderExchanges,
    private readonly users: UsersRepository,
    private readonly identities: FederatedIdentitiesRepository,
    private readonly createAccount: CreateAccount,
    private readonly beginSession: BeginSession,
    private readonly datesOfBirth: RecordDateOfBirth,
  ) {}

  /** @throws PROVIDER_SIGN_IN_FAILED, PROVIDER_EMAIL_UNVERIFIED, PROVIDER_LINK_NEEDED, ACCOUNT_SUSPENDED, PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE, DATE_OF_BIRTH_REQUIRED, DATE_OF_BIRTH_IMPLAUSIBLE */
  async run({ handle, callbackUrl, role, deviceName, dateOfBirth }: ProviderAnswer): Promise<SignInResult> {
    const opened = this.exchanges.open(handle, '');
    if (!opened) throw providerSignInFailed();
    const person = await this.provider.personOf(callbackUrl, opened.exchange);
    return this.unitOfWork.run(async (scope) => {
      if (!(await this.exchanges.useOnce(scope.tx, handle, opened.expiresAt))) throw providerSignInFailed();
      const account = (await this.knownAccount(scope, person)) ?? (await this.newAccount(scope, person, { role, dateOfBirth }));
      return this.beginSession.runIn(scope, account, { deviceName, methods: ['oidc'] });
    });
  }

  private async knownAccount({ tx }: Scope, { issuer, subject }: Person): Promise<Account | undefined> {
    const identity = await this.identities.find(tx, issuer, subject);
    if (!identity) return undefined;
    const account = await this.users.findAndHold(tx, identity.userId);
    if (!account || account.status === 'deleted') throw providerSignInFailed();
    if (account.status === 'suspended') throw accountSuspended();
    await this.identities.markUsed(tx, issuer, subject, this.clock.now());
    return account;
  }

  private async newAccount(scope: Scope, person: Person, { role, dateOfBirth }: Pick<ProviderAnswer, 'role' | 'dateOfBirth'>): Promise<Account> {
    const email = verifiedEmail(person);
    if (email === undefined) throw providerEmailUnverified();
    const details = { ...namesOf(person, email), email, role, locale: 'en', timeZone: 'UTC', dateOfBirth };
    this.datesOfBirth.check(dateOfBirth, details.timeZone);
    let account: Account;
    try {
      account = await this.createAccount.runIn(scope, details, undefined);
    } catch (error) {
      throw emailAlreadyRegistered.matches(error) ? providerLinkNeeded() : error;
    }
    const now = this.clock.now();
    const { issuer, subject } = person;
    const isNew = await this.identities.insert(scope.tx, { issuer, subject, userId: account.id, createdAt: now, lastUsedAt: now });
    // The same person, coming twice at once with two handles: the other one was faster.
    if (!isNew) throw providerSignInFailed();
    return account;
  }
}
