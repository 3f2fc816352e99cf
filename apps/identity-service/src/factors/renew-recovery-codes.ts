import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { AccountFactors } from './account-factors.js';
import { noSecondFactor } from './factors.errors.js';

/** New recovery codes; the old ones work no more. */
@Injectable()
export class RenewRecoveryCodes {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly factors: AccountFactors,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws NO_SECOND_FACTOR, ACCOUNT_NOT_ACTIVE */
  async run(userId: string): Promise<string[]> {
    return this.unitOfWork.run(async ({ tx }) => {
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      if ((await this.factors.wantedOf(tx, userId)).length === 0) throw noSecondFactor();
      await this.trail.recordAndTell(tx, holder, 'recovery_codes_renewed');
      return this.factors.renewRecoveryCodes(tx, userId, this.clock.now());
    });
  }
}
