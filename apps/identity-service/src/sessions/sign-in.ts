import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import type { Account } from '../accounts/account.rules.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { OpenSession, type OpenedSession } from './open-session.js';
import { accountSuspended, signInFailed } from './sessions.errors.js';

/** Opens a session for whoever knows an account's address and password. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
    private readonly openSession: OpenSession,
  ) {}

  /** @throws SIGN_IN_FAILED, ACCOUNT_SUSPENDED, PASSWORDS_BUSY */
  async run({ email, password, deviceName }: { email: string; password: string; deviceName?: string }): Promise<{
    account: Account;
    session: OpenedSession;
  }> {
    const known = await this.users.findWithPasswordHash(this.db, email);
    if (!(await this.hasher.verify(known?.passwordHash, password)) || !known) throw signInFailed();

    return this.unitOfWork.run(async ({ tx }) => {
      // Held, so that a suspension or a new password either comes first and is seen here, or comes later and ends this session too.
      const account = await this.users.findAndHold(tx, known.account.id);
      const passwordHash = await this.credentials.findPasswordHash(tx, known.account.id);
      if (!account || account.status === 'deleted' || passwordHash !== known.passwordHash) throw signInFailed();
      if (account.status === 'suspended') throw accountSuspended();
      return { account, session: await this.openSession.runIn({ tx }, account.id, { deviceName, methods: ['pwd'] }) };
    });
  }
}
