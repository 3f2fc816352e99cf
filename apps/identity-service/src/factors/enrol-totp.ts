import { Injectable, Inject } from '@nestjs/common';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { TotpAuthenticatorsRepository } from '../infrastructure/database/repositories/totp-authenticators.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { AccountFactors } from './account-factors.js';
import { secondFactorWrong, totpAlreadyActive, totpNotBegun } from './factors.errors.js';
import { SecretSealer } from './secret-sealer.js';
import { generateTotpSecret, stepOfCode, totpUri } from './totp.js';

/** Gives an account an authenticator app, in two steps: the app gets the secret, then a code shows that it has it. */
@Injectable()
export class EnrolTotp {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly totp: TotpAuthenticatorsRepository,
    private readonly factors: AccountFactors,
    private readonly sealer: SecretSealer,
    private readonly trail: SecurityTrail,
  ) {}

  /** A new secret; one that was begun before and never confirmed is forgotten. @throws TOTP_ALREADY_ACTIVE, ACCOUNT_NOT_ACTIVE */
  async begin(userId: string): Promise<{ secret: string; uri: string }> {
    const secret = generateTotpSecret();
    return this.unitOfWork.run(async ({ tx }) => {
      const { email } = requireActive(await this.users.findAndHold(tx, userId));
      const begun = await this.totp.begin(tx, { userId, sealedSecret: this.sealer.seal(secret, userId), createdAt: this.clock.now() });
      if (!begun) throw totpAlreadyActive();
      return { secret, uri: totpUri(secret, email) };
    });
  }

  /**
   * From here on the account asks for codes. Resolves to its recovery codes when it had none.
   *
   * @throws TOTP_NOT_BEGUN, TOTP_ALREADY_ACTIVE, SECOND_FACTOR_WRONG, ACCOUNT_NOT_ACTIVE
   */
  async confirm(userId: string, code: string): Promise<string[]> {
    return this.unitOfWork.run(async ({ tx }) => {
      // Sign-ins hold this row, so that none looks at the factors while they change.
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      const begun = await this.totp.findForUpdate(tx, userId);
      if (!begun) throw totpNotBegun();
      if (begun.confirmedAt) throw totpAlreadyActive();
      const now = this.clock.now();
      const secret = this.sealer.open(begun.sealedSecret, userId);
      const lastUsedStep = secret && stepOfCode(secret, code, now);
      if (!lastUsedStep) throw secondFactorWrong();
      await this.totp.update(tx, userId, { confirmedAt: now, lastUsedStep });
      await this.trail.recordAndTell(tx, holder, 'totp_added');
      return this.factors.recoveryCodesForFirstFactor(tx, userId, now);
    });
  }
}
