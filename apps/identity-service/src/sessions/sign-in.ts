import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { FailedSignIns } from '../security-events/failed-sign-ins.js';
import { BeginSession, type SignInResult } from './begin-session.js';
import { accountSuspended, signInFailed } from './sessions.errors.js';

/** Signs in whoever knows an account's address and password; where the account asks for a second factor too, that comes next. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly hasher: PasswordHasher,
    private readonly beginSession: BeginSession,
    private readonly failures: FailedSignIns,
  ) {}

  /** @throws SIGN_IN_FAILED, ACCOUNT_SUSPENDED, PASSWORDS_BUSY */
  async run({ email, password, deviceName }: { email: string; password: string; deviceName?: string }): Promise<SignInResult> {
    const known = await this.users.findWithPasswordHash(this.db, email);
    if (!(await this.hasher.verify(known?.passwordHash, password)) || !known) {
      this.failures.note(email);
      throw signInFailed();
    }

    return this.unitOfWork.run(async ({ tx }) => {
      // Held, so that a suspension or a new password either comes first and is seen here, or comes later and ends this session too.
      const account = await this.users.findAndHold(tx, known.account.id);
      const passwordHash = await this.credentials.findPasswordHash(tx, known.account.id);
      if (!account || account.status === 'deleted' || passwordHash !== known.passwordHash) throw signInFailed();
      if (account.status === 'suspended') throw accountSuspended();
      return this.beginSession.runIn({ tx }, account, { deviceName, methods: ['pwd'] }, passwordHash);
    });
  }
}
