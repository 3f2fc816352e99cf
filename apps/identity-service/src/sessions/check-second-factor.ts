import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CheckTotp } from '../factors/check-totp.js';
import { hashRecoveryCode } from '../factors/recovery-codes.js';
import { RecoveryCodesRepository } from '../infrastructure/database/repositories/recovery-codes.repository.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import type { ChallengePurpose } from '../passkeys/passkey-challenges.js';
import type { AuthenticationMethod } from './session.rules.js';

/** What somebody shows besides the first factor. */
export type SecondFactorProof = { totpCode: string } | { recoveryCode: string } | { passkey: Record<string, unknown> };

/** Looks at a second factor, whichever it is, and uses it up. */
@Injectable()
export class CheckSecondFactor {
  constructor(
    private readonly checkTotp: CheckTotp,
    private readonly recoveryCodes: RecoveryCodesRepository,
    private readonly checkPasskey: CheckPasskey,
  ) {}

  /**
   * Undefined when it is wrong or was used before; the caller commits then too, since wrong codes count.
   *
   * @param purpose what a passkey was asked for
   * @throws TOTP_BLOCKED
   */
  async runIn(tx: Executor, userId: string, proof: SecondFactorProof, purpose: ChallengePurpose, now: Date): Promise<AuthenticationMethod | undefined> {
    if ('passkey' in proof) return (await this.checkPasskey.runIn(tx, userId, proof.passkey, purpose, now)) ? 'webauthn' : undefined;
    const isRight =
      'totpCode' in proof
        ? await this.checkTotp.runIn(tx, userId, proof.totpCode, now)
        : await this.recoveryCodes.use(tx, userId, hashRecoveryCode(proof.recoveryCode), now);
    return isRight ? 'otp' : undefined;
  }
}
