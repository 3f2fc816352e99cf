import { Injectable } from '@nestjs/common';
import { secondFactorRequired } from '@edtech/auth';
import type { Executor } from '@edtech/drizzle';
import type { Account } from '../accounts/account.rules.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { RecoveryCodesRepository } from '../infrastructure/database/repositories/recovery-codes.repository.js';
import { TotpAuthenticatorsRepository } from '../infrastructure/database/repositories/totp-authenticators.repository.js';
import { generateRecoveryCodes, hashRecoveryCode } from './recovery-codes.js';
import { wantedFactors, type SecondFactor } from './second-factor.rules.js';

/** What an account has besides its password, and the recovery codes that stand behind it. */
@Injectable()
export class AccountFactors {
  constructor(
    private readonly totp: TotpAuthenticatorsRepository,
    private readonly codes: RecoveryCodesRepository,
    private readonly passkeys: PasskeysRepository,
  ) {}

  /** Empty when the first factor is enough. */
  async wantedOf(executor: Executor, userId: string): Promise<SecondFactor[]> {
    const totp = await this.totp.findConfirmed(executor, userId);
    const passkeys = await this.passkeys.findByUser(executor, userId);
    const recoveryCodesLeft = await this.codes.countUnused(executor, userId);
    return wantedFactors({ totpConfirmed: totp !== undefined, passkeys: passkeys.length, recoveryCodesLeft });
  }

  /** New codes instead of all that there were. The only time that anyone sees them. */
  async renewRecoveryCodes(executor: Executor, userId: string, now: Date): Promise<string[]> {
    const codes = generateRecoveryCodes();
    await this.codes.deleteAll(executor, userId);
    await this.codes.insertAll(executor, userId, codes.map(hashRecoveryCode), now);
    return codes;
  }

  /** With the first factor come recovery codes; empty when the account has some. */
  async recoveryCodesForFirstFactor(executor: Executor, userId: string, now: Date): Promise<string[]> {
    return (await this.codes.countUnused(executor, userId)) > 0 ? [] : this.renewRecoveryCodes(executor, userId, now);
  }

  /** After one has gone. Recovery codes without a factor would recover nothing. @throws SECOND_FACTOR_REQUIRED when an admin has none left */
  async settleWithout(executor: Executor, { id, role }: Pick<Account, 'id' | 'role'>): Promise<void> {
    if ((await this.wantedOf(executor, id)).length > 0) return;
    if (role === 'admin') throw secondFactorRequired();
    await this.codes.deleteAll(executor, id);
  }
}
