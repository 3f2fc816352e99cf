import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Scope } from '@edtech/messaging';
import { CLOCK, type Clock } from '@edtech/scheduling';
import { secondFactorWrong } from '../factors/factors.errors.js';
import { CredentialsRepository } from '../infrastructure/database/repositories/credentials.repository.js';
import { SignInChallengesRepository } from '../infrastructure/database/repositories/sign-in-challenges.repository.js';
import { UsersRepository } from '../infrastructure/database/repositories/users.repository.js';
import { SecurityTrail } from '../security-events/security-trail.js';
import { hashToken } from '../tokens/auth-token.js';
import { markOf, type SessionBegun } from './begin-session.js';
import { CheckSecondFactor, type SecondFactorProof } from './check-second-factor.js';
import { OpenSession } from './open-session.js';
import { CHALLENGE_FAILURES, withMethods } from './session.rules.js';
import { accountSuspended, signInChallengeInvalid } from './sessions.errors.js';

/** Ends a sign-in that waited for its second factor. */
@Injectable()
export class CompleteSignIn {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly credentials: CredentialsRepository,
    private readonly challenges: SignInChallengesRepository,
    private readonly checkSecondFactor: CheckSecondFactor,
    private readonly openSession: OpenSession,
    private readonly trail: SecurityTrail,
  ) {}

  /** @throws SIGN_IN_CHALLENGE_INVALID, SECOND_FACTOR_WRONG, TOTP_BLOCKED, ACCOUNT_SUSPENDED */
  async run(challenge: string, proof: SecondFactorProof): Promise<SessionBegun> {
    const begun = await this.unitOfWork.run((scope) => this.answer(scope, hashToken(challenge), proof));
    // Thrown outside, because the failure that was counted has to be committed.
    if (!begun) throw secondFactorWrong();
    return begun;
  }

  /** Undefined when the second factor is wrong. */
  private async answer({ tx }: Scope, challengeHash: string, proof: SecondFactorProof): Promise<SessionBegun | undefined> {
    const presented = await this.challenges.findByHash(tx, challengeHash);
    if (!presented) throw signInChallengeInvalid();

    // Account, then challenge: the order in which everything takes them.
    const account = await this.users.findAndHold(tx, presented.userId);
    const passwordHash = await this.credentials.findPasswordHash(tx, presented.userId);
    // Read again: whoever held it until now may have used it up.
    const challenge = await this.challenges.findForUpdate(tx, challengeHash);
    const now = this.clock.now();
    if (!account || account.status === 'deleted' || !challenge || challenge.expiresAt <= now) throw signInChallengeInvalid();
    if (challenge.failures >= CHALLENGE_FAILURES) throw signInChallengeInvalid();
    const passwordMark = passwordHash === undefined ? null : markOf(passwordHash);
    if (challenge.passwordMark !== null && challenge.passwordMark !== passwordMark) throw signInChallengeInvalid();
    if (account.status === 'suspended') throw accountSuspended();

    const method = await this.checkSecondFactor.runIn(tx, account, proof, { kind: 'second-factor', subject: challengeHash }, now);
    if (!method) {
      await this.challenges.countFailure(tx, challenge);
      await this.trail.recordFailure(tx, account.id, 'sign_in_failed');
      return undefined;
    }
    await this.challenges.delete(tx, challengeHash);
    const methods = withMethods(challenge.methods, [method]);
    return { account, session: await this.openSession.runIn({ tx }, account, { deviceName: challenge.deviceName ?? undefined, methods }) };
  }
}
