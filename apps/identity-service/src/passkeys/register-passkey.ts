import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { generateRegistrationOptions, verifyRegistrationResponse, type RegistrationResponseJSON, type VerifiedRegistrationResponse } from '@simplewebauthn/server';
import { requireActive } from '../accounts/require-active.js';
import { AccountFactors } from '../factors/account-factors.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { CHALLENGE_LIFE_MS, PasskeyChallenges, type ChallengePurpose } from './passkey-challenges.js';
import { PASSKEY_SETTINGS, RP_NAME, type PasskeySettings } from './passkey-settings.js';
import { passkeyRefused, passkeysNotOffered } from './passkeys.errors.js';
import { readAttestation } from './passkey-responses.js';

/** Gives an account a passkey: the browser is asked to make one, then shows what it has made. */
@Injectable()
export class RegisterPasskey {
  private readonly logger = new Logger(RegisterPasskey.name);

  constructor(
    @Inject(PASSKEY_SETTINGS) private readonly settings: PasskeySettings | undefined,
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly sessions: UserSessionsRepository,
    private readonly challenges: PasskeyChallenges,
    private readonly factors: AccountFactors,
    private readonly trail: SecurityTrail,
  ) {}

  /** What a browser's `navigator.credentials.create` takes, as JSON. @throws PASSKEYS_NOT_OFFERED, ACCOUNT_NOT_ACTIVE */
  async begin(userId: string): Promise<Record<string, unknown>> {
    const { rpId } = this.offered();
    const { email, firstName, lastName } = requireActive(await this.users.findById(this.db, userId));
    const known = await this.passkeys.findByUser(this.db, userId);
    const options = await generateRegistrationOptions({
      rpName: RP_NAME,
      rpID: rpId,
      userID: new TextEncoder().encode(userId),
      userName: email,
      userDisplayName: `${firstName} ${lastName}`,
      challenge: this.challenges.make(purposeOf(userId)),
      timeout: CHALLENGE_LIFE_MS,
      // Which make of authenticator it is does not matter here, so it is not asked.
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    });
    return { ...options };
  }

  /**
   * From here on the passkey signs in, and completes a sign-in by password. Resolves to the account's recovery codes when it had none.
   *
   * @param response of the browser, as JSON
   * @throws PASSKEY_REFUSED, PASSKEYS_NOT_OFFERED, ACCOUNT_NOT_ACTIVE
   */
  async finish({ userId, sessionId }: Pick<CurrentUser, 'userId' | 'sessionId'>, name: string, response: unknown): Promise<string[]> {
    const attestation = readAttestation(response);
    const seen = { challenge: '' };
    const verified = attestation && (await this.verify(userId, attestation, seen));
    if (!attestation || !verified?.registrationInfo) throw passkeyRefused();
    const { credential, credentialBackedUp: backedUp } = verified.registrationInfo;
    return this.unitOfWork.run(async ({ tx }) => {
      // Sign-ins hold this row, so that none looks at the factors while they change.
      const holder = requireActive(await this.users.findForUpdate(tx, userId));
      if (!(await this.challenges.useOnce(tx, seen.challenge, purposeOf(userId)))) throw passkeyRefused();
      const now = this.clock.now();
      const isNew = await this.passkeys.insert(tx, {
        credentialId: credential.id,
        userId,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        signCount: credential.counter,
        name: name.trim(),
        transports: attestation.transports,
        backedUp,
        createdAt: now,
      });
      if (!isNew) throw passkeyRefused();
      // A factor was shown just now, so that the session's next token is one with a second factor.
      await this.sessions.addMethod(tx, sessionId, 'webauthn');
      await this.trail.recordAndTell(tx, holder, 'passkey_added');
      return this.factors.recoveryCodesForFirstFactor(tx, userId, now);
    });
  }

  private async verify(userId: string, response: RegistrationResponseJSON, seen: { challenge: string }): Promise<VerifiedRegistrationResponse | undefined> {
    const { rpId, origins } = this.offered();
    try {
      return await verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => {
          seen.challenge = challenge;
          return this.challenges.isGood(challenge, purposeOf(userId));
        },
        expectedOrigin: [...origins],
        expectedRPID: rpId,
        requireUserVerification: false,
      });
    } catch (error) {
      this.logger.warn(`a passkey for ${userId} was refused: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private offered(): PasskeySettings {
    if (!this.settings) throw passkeysNotOffered();
    return this.settings;
  }
}

function purposeOf(userId: string): ChallengePurpose {
  return { kind: 'registration', subject: userId };
}
