import { Injectable } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { CheckTotp } from '../factors/check-totp.js';
import { hashRecoveryCode } from '../factors/recovery-codes.js';
import { RecoveryCodesRepository } from '../infrastructure/database/repositories/recovery-codes.repository.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import type { ChallengePurpose } from '../passkeys/passkey-challenges.js';
import { SecurityTrail, type Holder } from '../security-events/security-trail.js';
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
    private readonly trail: SecurityTrail,
  ) {}

  /**
   * Undefined when it is wrong or was used before; the caller commits then too, since wrong codes count.
   *
   * @param purpose what a passkey was asked for
   * @throws TOTP_BLOCKED
   */
  async runIn(tx: Executor, holder: Holder, proof: SecondFactorProof, purpose: ChallengePurpose, now: Date): Promise<AuthenticationMethod | undefined> {
    if ('passkey' in proof) return (await this.checkPasskey.runIn(tx, holder.id, proof.passkey, purpose, now)) ? 'webauthn' : undefined;
    if ('totpCode' in proof) return (await this.checkTotp.runIn(tx, holder.id, proof.totpCode, now)) ? 'otp' : undefined;
    if (!(await this.recoveryCodes.use(tx, holder.id, hashRecoveryCode(proof.recoveryCode), now))) return undefined;
    await this.trail.recordAndTell(tx, holder, 'recovery_code_used');
    return 'otp';
  }
}
