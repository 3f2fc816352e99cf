import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { passwordWrong } from '../passwords/passwords.errors.js';
import type { Account } from './account.rules.js';
import { ChangeAccount } from './change-account.js';
import { requireActive } from './require-active.js';

/** Whoever changes the address can take the account over, so the password is asked for again. */
@Injectable()
export class ChangeEmail {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
    private readonly changeAccount: ChangeAccount,
  ) {}

  /** @throws PASSWORD_WRONG, EMAIL_ALREADY_REGISTERED, ACCOUNT_NOT_ACTIVE */
  async run(userId: string, { email, password }: { email: string; password: string }): Promise<Account> {
    const passwordHash = await this.credentials.findPasswordHash(this.db, userId);
    if (!(await this.hasher.verify(passwordHash, password))) throw passwordWrong();
    return this.unitOfWork.run(async (scope) => {
      const account = requireActive(await this.users.findForUpdate(scope.tx, userId));
      return this.changeAccount.runIn(scope, account, { email });
    });
  }
}
