import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { requireActive } from '../accounts/require-active.js';
import { TotpAuthenticatorsRepository } from '../infrastructure/database/repositories/totp-authenticators.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { AccountFactors } from './account-factors.js';
import { noSecondFactor } from './factors.errors.js';

/** Takes the authenticator app away, and with the last factor the recovery codes. */
@Injectable()
export class RemoveTotp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly totp: TotpAuthenticatorsRepository,
    private readonly factors: AccountFactors,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws SECOND_FACTOR_REQUIRED for the last one of an admin, NO_SECOND_FACTOR, ACCOUNT_NOT_ACTIVE */
  async run(userId: string): Promise<void> {
    await this.unitOfWork.run(async ({ tx }) => {
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      if (!(await this.totp.delete(tx, userId))) throw noSecondFactor();
      await this.factors.settleWithout(tx, holder);
      await this.trail.recordAndTell(tx, holder, 'totp_removed');
    });
  }
}
