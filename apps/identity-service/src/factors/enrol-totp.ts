import { Injectable, Inject } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import type { Executor } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { requireActive } from '../accounts/require-active.js';
import { TotpAuthenticatorsRepository } from '../infrastructure/database/repositories/totp-authenticators.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
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
    private readonly sessions: UserSessionsRepository,
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
  async confirm({ userId, sessionId }: Pick<CurrentUser, 'userId' | 'sessionId'>, code: string): Promise<string[]> {
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
      // A factor was shown just now, so that the session's next token is one with a second factor.
      await this.sessions.addMethod(tx, sessionId, 'otp');
      await this.trail.recordAndTell(tx, holder, 'totp_added');
      return this.factors.recoveryCodesForFirstFactor(tx, userId, now);
    });
  }

  /** A secret that both sides know already, so that no code has to show it; nothing when the account has a factor. False then. */
  async giveUnlessThere(tx: Executor, userId: string, secret: string): Promise<boolean> {
    const holder = await this.users.findForUpdate(tx, userId);
    if (holder?.status !== 'active' || (await this.factors.wantedOf(tx, userId)).length > 0) return false;
    const now = this.clock.now();
    await this.totp.begin(tx, { userId, sealedSecret: this.sealer.seal(secret, userId), createdAt: now });
    await this.totp.update(tx, userId, { confirmedAt: now });
    await this.trail.recordAndTell(tx, holder, 'totp_added');
    return true;
  }
}
