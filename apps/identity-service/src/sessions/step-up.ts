import { Inject, Injectable } from '@nestjs/common';
import type { CurrentUser } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { v7 } from 'uuid';
import { requireActive } from '../accounts/require-active.js';
import { AccountFactors } from '../factors/account-factors.js';
import { secondFactorWrong } from '../factors/factors.errors.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { PasskeysRepository } from '../infrastructure/database/repositories/passkeys.repository.js';
import { UserSessionsRepository } from '../infrastructure/database/repositories/user-sessions.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import type { ChallengePurpose } from '../passkeys/passkey-challenges.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { passwordWrong } from '../passwords/passwords.errors.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { AccessTokens, type AccessToken } from '../tokens/access-tokens.js';
import { CloseSessions } from './close-sessions.js';
import { CheckSecondFactor, type SecondFactorProof } from './check-second-factor.js';
import { isAlive, withMethods, type AuthenticationMethod } from './session.rules.js';
import { secondFactorNeeded, sessionEnded } from './sessions.errors.js';

/** What somebody shows who is signed in already. */
export interface StepUpProof {
  password?: string | undefined;
  secondFactor?: SecondFactorProof | undefined;
}

/**
 * Lets somebody who is signed in show once more who they are: what is sensitive asks for it. The token that they get replaces those that the session had before:
 * whoever holds a copy of one of these has nothing of it.
 */
@Injectable()
export class StepUp {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly sessions: UserSessionsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly hasher: PasswordHasher,
    private readonly factors: AccountFactors,
    private readonly checkSecondFactor: CheckSecondFactor,
    private readonly checkPasskey: CheckPasskey,
    private readonly accessTokens: AccessTokens,
    private readonly close: CloseSessions,
    private readonly trail: SecurityTrail,
  ) {}

  /** What a browser's `navigator.credentials.get` takes, as JSON. @throws PASSKEYS_NOT_OFFERED */
  async askForPasskey(viewer: CurrentUser): Promise<Record<string, unknown>> {
    return this.checkPasskey.ask(purposeOf(viewer), await this.passkeys.findByUser(this.db, viewer.userId));
  }

  /**
   * A passkey does by itself. A password does where the account has no second factor; otherwise both are shown together.
   *
   * @throws PASSWORD_WRONG, SECOND_FACTOR_WRONG, SECOND_FACTOR_NEEDED, TOTP_BLOCKED, SESSION_ENDED, ACCOUNT_NOT_ACTIVE, PASSWORDS_BUSY
   */
  async run(viewer: CurrentUser, { password, secondFactor }: StepUpProof): Promise<AccessToken> {
    const alone = secondFactor !== undefined && 'passkey' in secondFactor;
    let passwordHash: string | undefined;
    if (!alone) {
      passwordHash = await this.credentials.findPasswordHash(this.db, viewer.userId);
      if (password === undefined || !(await this.hasher.verify(passwordHash, password)) || passwordHash === undefined) {
        await this.trail.recordFailure(this.db, viewer.userId, 'proof_failed');
        throw passwordWrong();
      }
    }
    const renewed = await this.unitOfWork.run((scope) => this.renew(scope, viewer, passwordHash, secondFactor));
    // Thrown outside, because the failure that was counted has to be committed.
    if (!renewed) throw secondFactorWrong();
    return this.accessTokens.issue(renewed);
  }

  /** Undefined when the second factor is wrong. */
  private async renew(
    scope: Scope,
    viewer: CurrentUser,
    passwordHash: string | undefined,
    secondFactor: SecondFactorProof | undefined,
  ): Promise<CurrentUser | undefined> {
    const { tx } = scope;
    const { userId, sessionId } = viewer;
    const account = requireActive(await this.users.findAndHold(tx, userId));
    const session = await this.sessions.findForUpdate(tx, sessionId);
    const now = this.clock.now();
    if (!session || session.userId !== userId || !isAlive(session, now)) throw sessionEnded();
    const shown: AuthenticationMethod[] = [];
    if (passwordHash !== undefined) {
      if ((await this.credentials.findPasswordHash(tx, userId)) !== passwordHash) throw passwordWrong();
      shown.push('pwd');
    }
    if (secondFactor) {
      const method = await this.checkSecondFactor.runIn(tx, account, secondFactor, purposeOf(viewer), now);
      if (!method) {
        await this.trail.recordFailure(tx, userId, 'proof_failed');
        return undefined;
      }
      shown.push(method);
    } else if ((await this.factors.wantedOf(tx, userId)).length > 0) throw secondFactorNeeded();
    const methods = withMethods(session.methods, shown);
    const authenticationId = v7();
    await this.sessions.renewAuthentication(tx, sessionId, { authenticationId, authenticatedAt: now, methods });
    await this.close.authentication(scope, userId, session.authenticationId);
    await this.trail.record(tx, userId, 'stepped_up');
    return { userId, sessionId, authenticationId, role: account.role, authenticatedAt: now, methods };
  }
}

function purposeOf({ sessionId }: CurrentUser): ChallengePurpose {
  return { kind: 'step-up', subject: sessionId };
}
