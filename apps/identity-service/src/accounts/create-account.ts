import { Injectable } from '@nestjs/common';
import { identityUserCreatedV1 } from '@edtech/contracts';
import type { Scope } from '@edtech/messaging';
import { v7 } from 'uuid';
import { RecordDateOfBirth } from '../consent/record-date-of-birth.js';
import type { Day } from '../consent/majority.rules.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { UserProfilesRepository } from '../infrastructure/database/repositories/user-profiles.repository.js';
import { UsersRepository, type NewAccount } from '../infrastructure/database/repositories/users.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { PasswordPolicy } from '../passwords/password-policy.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { publicState, type Account } from './account.rules.js';

export interface AccountDetails extends Omit<NewAccount, 'id'> {
  /** For those who say so. */
  dateOfBirth?: Day | null | undefined;
}

/** Makes an account: the same for those who sign up and for the first admin. */
@Injectable()
export class CreateAccount {
  constructor(
    private readonly users: UsersRepository,
    private readonly profiles: UserProfilesRepository,
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
    private readonly policy: PasswordPolicy,
    private readonly trail: SecurityTrail,
    private readonly recordDateOfBirth: RecordDateOfBirth,
  ) {}

  /**
   * Checks and hashes a new account's password. Slow, so it is done before the transaction begins.
   *
   * @throws PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY
   */
  async hashPassword(password: string, details: AccountDetails): Promise<string> {
    this.policy.check(password, details);
    return this.hasher.hash(password);
  }

  /**
   * User, profile, credential and the event about them, in the caller's transaction.
   *
   * @param passwordHash undefined for those who sign in without a password
   * @throws EMAIL_ALREADY_REGISTERED, DATE_OF_BIRTH_IMPLAUSIBLE
   */
  async runIn(scope: Scope, { dateOfBirth, ...details }: AccountDetails, passwordHash: string | undefined): Promise<Account> {
    const { tx, publish } = scope;
    const account = await this.users.insert(tx, { ...details, id: v7() });
    await this.profiles.insert(tx, account.id);
    if (passwordHash !== undefined) await this.credentials.insert(tx, account.id, passwordHash);
    await this.trail.record(tx, account.id, 'account_created');
    await publish(identityUserCreatedV1, { sequence: account.version, data: publicState(account) });
    if (dateOfBirth) await this.recordDateOfBirth.onceIn(scope, account, dateOfBirth);
    return account;
  }
}
