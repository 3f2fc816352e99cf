import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { BackgroundLoop, tellingOnce } from '@edtech/scheduling';
import { emailAlreadyRegistered } from '../accounts/accounts.errors.js';
import { CreateAccount } from '../accounts/create-account.js';
import { EnrolTotp } from '../factors/enrol-totp.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { firstAdminDetails, type AdminCredentials } from './admin-credentials.js';

export const FIRST_ADMIN = Symbol('FIRST_ADMIN');

/**
 * Makes the admin that the environment names, once per boot: nobody can sign up as one. An account that exists is not
 * touched, but for an admin without a second factor, who could do nothing: there the environment's is added, if it has one. The service starts without waiting for it, and tries again while the database is away.
 */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FirstAdmin.name);
  private readonly loop = new BackgroundLoop({
    name: 'first admin',
    intervalMs: 60_000,
    round: async () => {
      await this.makeUnlessThere();
      void this.loop.stop();
    },
    ...tellingOnce(this.logger, 'making the first admin'),
  });

  constructor(
    @Inject(FIRST_ADMIN) private readonly admin: AdminCredentials | undefined,
    @Inject(DATABASE) private readonly db: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly createAccount: CreateAccount,
    private readonly enrolTotp: EnrolTotp,
  ) {}

  onApplicationBootstrap(): void {
    if (this.admin) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Does nothing when the environment names no admin. */
  async makeUnlessThere(): Promise<void> {
    if (!this.admin) return;
    const existing = await this.users.findByEmail(this.db, this.admin.email);
    if (!existing) await this.make(this.admin);
    else if (existing.role !== 'admin') {
      this.logger.warn(`The account that IDENTITY_ADMIN_EMAIL names is a ${existing.role}'s: no admin was made.`);
    } else await this.giveFactor(existing.id, this.admin);
  }

  private async giveFactor(userId: string, { totpSecret }: AdminCredentials): Promise<void> {
    if (totpSecret === undefined) return;
    const given = await this.unitOfWork.run(({ tx }) => this.enrolTotp.giveUnlessThere(tx, userId, totpSecret));
    if (given) this.logger.log('The admin that IDENTITY_ADMIN_EMAIL names had no second factor, and has got the one of IDENTITY_ADMIN_TOTP_SECRET.');
  }

  private async make({ email, password, totpSecret }: AdminCredentials): Promise<void> {
    const details = firstAdminDetails(email);
    const passwordHash = await this.createAccount.hashPassword(password, details);
    try {
      await this.unitOfWork.run(async (scope) => {
        const { id } = await this.createAccount.runIn(scope, details, passwordHash);
        if (totpSecret !== undefined) await this.enrolTotp.giveUnlessThere(scope.tx, id, totpSecret);
      });
      this.logger.log('The admin that IDENTITY_ADMIN_EMAIL names was made.');
    } catch (error) {
      // Another replica, booting at the same time, was faster.
      if (!emailAlreadyRegistered.matches(error)) throw error;
    }
  }
}
