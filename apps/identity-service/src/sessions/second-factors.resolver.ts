import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ForEnrolment, Public, Viewer, type CurrentUser } from '@edtech/auth';
import { badUserInput, JsonObject } from '@edtech/graphql';
import { secondFactorWrong } from '../factors/factors.errors.js';
import { AskingClient, type Client } from '../limits/client.js';
import { SignInAttempts } from '../limits/sign-in-attempts.js';
import { passwordWrong } from '../passwords/passwords.errors.js';
import { AuthenticationLog, type Authentication, type ShownFactor } from '../security-events/authentication-log.js';
import { attemptOf, outcomeOf } from './begin-session.js';
import type { SecondFactorProof } from './check-second-factor.js';
import { CompleteSignIn } from './complete-sign-in.js';
import { PresentSession } from './present-session.js';
import { CompleteSignInInput, PasskeySignInInput, SignedIn, SteppedUp, StepUpInput } from './sessions.graphql.js';
import { SignInWithPasskey } from './sign-in-with-passkey.js';
import { StepUp } from './step-up.js';

@Resolver()
export class SecondFactorsResolver {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly completion: CompleteSignIn,
    private readonly passkeySignIn: SignInWithPasskey,
    private readonly authentication: StepUp,
    private readonly presentSession: PresentSession,
    private readonly log: AuthenticationLog,
  ) {}

  @Public()
  @Mutation(() => SignedIn, {
    description: 'Ends a sign-in that asked for a second factor. Errors: SIGN_IN_CHALLENGE_INVALID, SECOND_FACTOR_WRONG, TOTP_BLOCKED, ACCOUNT_SUSPENDED.',
  })
  async completeSignIn(@Args('input', { description: 'The challenge and the second factor.' }) input: CompleteSignInInput): Promise<SignedIn> {
    const proof = proofOf(input);
    if (!proof) throw exactlyOne();
    const authentication = { operation: 'completeSignIn', factors: [factorOf(proof)], attempt: attemptOf(input.challenge) };
    return this.presentSession.run(await this.log.of(authentication, () => this.completion.run(input.challenge, proof), outcomeOf));
  }

  @Public()
  @Mutation(() => JsonObject, {
    description: 'What navigator.credentials.get takes to sign in by passkey, as JSON. The same for everybody. Errors: PASSKEYS_NOT_OFFERED.',
  })
  startPasskeySignIn(): Promise<Record<string, unknown>> {
    return this.passkeySignIn.begin();
  }

  @Public()
  @Mutation(() => SignedIn, {
    description: 'Signs in on this device by passkey, without a password. Errors: PASSKEY_REFUSED, ACCOUNT_SUSPENDED, PASSKEYS_NOT_OFFERED.',
  })
  async signInWithPasskey(@Args('input', { description: 'The passkey.' }) { response, deviceName }: PasskeySignInInput): Promise<SignedIn> {
    const authentication: Authentication = { operation: 'signInWithPasskey', factors: ['passkey'] };
    return this.presentSession.run(await this.log.of(authentication, () => this.passkeySignIn.finish(response, deviceName), outcomeOf));
  }

  @ForEnrolment()
  @Mutation(() => JsonObject, { description: 'What navigator.credentials.get takes for stepUp, as JSON. Errors: PASSKEYS_NOT_OFFERED.' })
  startPasskeyStepUp(@Viewer() viewer: CurrentUser): Promise<Record<string, unknown>> {
    return this.authentication.askForPasskey(viewer);
  }

  @ForEnrolment()
  @Mutation(() => SteppedUp, {
    description:
      'Shows once more who one is, which sensitive changes ask for: a passkey, or the password, with a code where the account has a second factor. ' +
      'Errors: PASSWORD_WRONG, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, TOTP_BLOCKED, TOO_MANY_ATTEMPTS, SESSION_ENDED.',
  })
  async stepUp(
    @Args('input', { description: 'The proof.' }) input: StepUpInput,
    @Viewer() viewer: CurrentUser,
    @AskingClient() client: Client,
  ): Promise<SteppedUp> {
    const proof = { password: input.password, secondFactor: proofOf(input) };
    const factors: ShownFactor[] = [...(proof.password === undefined ? [] : ['password' as const]), ...(proof.secondFactor ? [factorOf(proof.secondFactor)] : [])];
    const { userId, sessionId } = viewer;
    const { token, expiresAt } = await this.log.of(
      { operation: 'stepUp', factors, userId },
      () => this.attempts.run(client, userId, () => this.authentication.run(viewer, proof), isWrong),
      () => ({ outcome: 'succeeded', sessionId }),
    );
    return { accessToken: token, accessTokenExpiresAt: expiresAt };
  }
}

/** What counts against whoever has found an unlocked device and guesses. */
function isWrong(error: unknown): boolean {
  return passwordWrong.matches(error) || secondFactorWrong.matches(error);
}

/** Undefined when there is none. @throws BAD_USER_INPUT when there is more than one */
function proofOf({ totpCode, recoveryCode, passkey }: Pick<CompleteSignInInput, 'totpCode' | 'recoveryCode' | 'passkey'>): SecondFactorProof | undefined {
  const proofs: SecondFactorProof[] = [];
  if (totpCode !== undefined) proofs.push({ totpCode: totpCode.replace(/\s/g, '') });
  if (recoveryCode !== undefined) proofs.push({ recoveryCode });
  if (passkey !== undefined) proofs.push({ passkey });
  if (proofs.length > 1) throw exactlyOne();
  return proofs[0];
}

function factorOf(proof: SecondFactorProof): ShownFactor {
  if ('passkey' in proof) return 'passkey';
  return 'totpCode' in proof ? 'totp' : 'recovery_code';
}

function exactlyOne() {
  const message = 'input must have exactly one of totpCode, recoveryCode and passkey';
  return badUserInput({ fields: [{ field: 'input', rule: 'exactlyOne', message }] });
}
