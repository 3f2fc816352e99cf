import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Executor } from '@edtech/drizzle';
import { generateAuthenticationOptions, verifyAuthenticationResponse, type AuthenticationResponseJSON, type VerifiedAuthenticationResponse } from '@simplewebauthn/server';
import { PasskeysRepository, type StoredPasskey } from '../infrastructure/database/repositories/passkeys.repository.js';
import { CHALLENGE_LIFE_MS, PasskeyChallenges, type ChallengePurpose } from './passkey-challenges.js';
import { PASSKEY_SETTINGS, type PasskeySettings } from './passkey-settings.js';
import { passkeysNotOffered } from './passkeys.errors.js';
import { readAssertion } from './passkey-responses.js';

/** Asks for passkeys, and looks at what they have signed. */
@Injectable()
export class CheckPasskey {
  private readonly logger = new Logger(CheckPasskey.name);

  constructor(
    @Inject(PASSKEY_SETTINGS) private readonly settings: PasskeySettings | undefined,
    private readonly challenges: PasskeyChallenges,
    private readonly passkeys: PasskeysRepository,
  ) {}

  /**
   * What a browser's `navigator.credentials.get` takes, as JSON.
   *
   * @param allowed when it is known whose passkeys may answer; otherwise the user chooses
   * @throws PASSKEYS_NOT_OFFERED
   */
  async ask(purpose: ChallengePurpose, allowed?: readonly StoredPasskey[]): Promise<Record<string, unknown>> {
    const { rpId } = this.offered();
    const options = await generateAuthenticationOptions({
      rpID: rpId,
      challenge: this.challenges.make(purpose),
      timeout: CHALLENGE_LIFE_MS,
      userVerification: needsVerification(purpose) ? 'required' : 'preferred',
      ...(allowed && { allowCredentials: allowed.map(({ credentialId, transports }) => ({ id: credentialId, transports })) }),
    });
    return { ...options };
  }

  /** Whose passkey an answer says it is, before anything about it is believed. Undefined when there is no such passkey. */
  async ownerOf(executor: Executor, response: unknown): Promise<string | undefined> {
    const assertion = readAssertion(response);
    return assertion && (await this.passkeys.findById(executor, assertion.id))?.userId;
  }

  /**
   * Whether this user's passkey has signed a challenge for this purpose. Uses the challenge up.
   *
   * @param response of the browser, as JSON
   * @throws PASSKEYS_NOT_OFFERED
   */
  async runIn(tx: Executor, userId: string, response: unknown, purpose: ChallengePurpose, now: Date): Promise<boolean> {
    const assertion = readAssertion(response);
    const passkey = assertion && (await this.passkeys.findForUpdate(tx, assertion.id));
    if (!passkey || passkey.userId !== userId || !isOwnHandle(assertion, userId)) return false;
    const challenge = challengeOf(assertion);
    const verified = await this.verify(assertion, passkey, purpose);
    if (!verified?.verified || challenge === undefined) return false;
    if (!(await this.challenges.useOnce(tx, challenge, purpose))) return false;
    const { newCounter: signCount, credentialBackedUp: backedUp } = verified.authenticationInfo;
    await this.passkeys.markUsed(tx, passkey.credentialId, { signCount, backedUp, lastUsedAt: now });
    return true;
  }

  private async verify(response: AuthenticationResponseJSON, passkey: StoredPasskey, purpose: ChallengePurpose): Promise<VerifiedAuthenticationResponse | undefined> {
    const { rpId, origins } = this.offered();
    try {
      return await verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => this.challenges.isGood(challenge, purpose),
        expectedOrigin: [...origins],
        expectedRPID: rpId,
        requireUserVerification: needsVerification(purpose),
        credential: { id: passkey.credentialId, publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')), counter: passkey.signCount },
      });
    } catch (error) {
      // A wrong origin, challenge, flag or signature, or a counter that fell behind. Clients learn only that it was refused.
      this.logger.warn(`a passkey of ${passkey.userId} was refused: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private offered(): PasskeySettings {
    if (!this.settings) throw passkeysNotOffered();
    return this.settings;
  }
}

/** Alone it has to stand for two factors: something one has, and a PIN or finger. Beside a password, having it is enough. */
function needsVerification({ kind }: ChallengePurpose): boolean {
  return kind !== 'second-factor';
}

/** Where the authenticator says whose passkey it is, that has to be true. */
function isOwnHandle({ response: { userHandle } }: AuthenticationResponseJSON, userId: string): boolean {
  return userHandle === undefined || Buffer.from(userHandle, 'base64url').toString('utf8') === userId;
}

function challengeOf({ response: { clientDataJSON } }: AuthenticationResponseJSON): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}
