import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { TotpAuthenticatorsRepository } from '../infrastructure/database/repositories/totp-authenticators.repository.js';
import { totpBlocked } from './factors.errors.js';
import { SecretSealer } from './secret-sealer.js';
import { stepOfCode } from './totp.js';
import { blockedUntil, isFresh } from './totp.rules.js';

/** Looks at a code of an authenticator app, and lets each be used once. */
@Injectable()
export class CheckTotp {
  constructor(
    private readonly totp: TotpAuthenticatorsRepository,
    private readonly sealer: SecretSealer,
  ) {}

  /**
   * Whether it is a code of now that was not used yet; it is used up by that. A wrong one counts, so the caller commits also when this
   * is false.
   *
   * @throws TOTP_BLOCKED after too many wrong ones in a row
   */
  async runIn(tx: Executor, userId: string, code: string, now: Date): Promise<boolean> {
    const totp = await this.totp.findForUpdate(tx, userId);
    if (!totp?.confirmedAt) return false;
    if (totp.blockedUntil && totp.blockedUntil > now) throw totpBlocked({ retryAt: totp.blockedUntil.toISOString() });
    const secret = this.sealer.open(totp.sealedSecret, userId);
    if (secret === undefined) throw new Error(`the authenticator's secret of ${userId} was sealed with a key that IDENTITY_FACTOR_KEY does not have`);
    const step = stepOfCode(secret, code, now);
    if (step !== undefined && isFresh(step, totp.lastUsedStep)) {
      await this.totp.update(tx, userId, { lastUsedStep: step, failures: 0, blockedUntil: null });
      return true;
    }
    const failures = totp.failures + 1;
    await this.totp.update(tx, userId, { failures, blockedUntil: blockedUntil(failures, now) });
    return false;
  }
}
