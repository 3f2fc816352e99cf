import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ForEnrolment, Public, RecentlyAuthenticated, requireRecentAuthentication, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { AskingClient, type Client } from '../limits/client.js';
import { SignInAttempts } from '../limits/sign-in-attempts.js';
import { AuthenticationLog } from '../security-events/authentication-log.js';
import { outcomeOf } from './begin-session.js';
import { EndSessions } from './end-sessions.js';
import { FindSessions } from './find-sessions.query.js';
import { PresentSession } from './present-session.js';
import { RefreshSession } from './refresh-session.js';
import { SecondFactorRequired, SignedIn, SignInInput, SignInOutcome, UserSession } from './sessions.graphql.js';
import { SignIn } from './sign-in.js';

@Resolver()
export class SessionsResolver {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
    private readonly endSessions: EndSessions,
    private readonly findSessions: FindSessions,
    private readonly presentSession: PresentSession,
    private readonly log: AuthenticationLog,
  ) {}

  @Public()
  @Mutation(() => SignInOutcome, {
    name: 'signIn',
    description: 'Signs in on this device, or says which second factor is wanted. Errors: SIGN_IN_FAILED, ACCOUNT_SUSPENDED, TOO_MANY_ATTEMPTS, PASSWORDS_BUSY.',
  })
  async openSession(@Args('input', { description: 'Who wants to sign in.' }) input: SignInInput, @AskingClient() client: Client): Promise<SignedIn | SecondFactorRequired> {
    const outcome = await this.log.of(
      { operation: 'signIn', factors: ['password'], account: input.email },
      () => this.attempts.run(client, input.email, () => this.signIn.run(input)),
      outcomeOf,
    );
    return 'challenge' in outcome ? outcome : this.presentSession.run(outcome);
  }

  @Public()
  @Mutation(() => SignedIn, {
    name: 'refreshSession',
    description:
      'Exchanges a refresh token for a new pair of tokens. A token that comes back long after it was exchanged was copied: the session ends. ' +
      'Errors: REFRESH_TOKEN_INVALID, SESSION_ENDED.',
  })
  async exchangeTokens(
    @Args('refreshToken', { type: () => String, description: 'The newest refresh token of the session.' }) refreshToken: string,
  ): Promise<SignedIn> {
    return this.presentSession.run(await this.refreshSession.run(refreshToken));
  }

  @ForEnrolment()
  @Mutation(() => Boolean, {
    description:
      'Ends the session of this device, or of all devices. Always true. This device may always be signed out; to sign out all, one must have signed in or stepped up lately. Errors: STEP_UP_REQUIRED.',
  })
  async signOut(
    @Args('everywhere', { type: () => Boolean, defaultValue: false, description: 'Whether to end all sessions of the user.' }) everywhere: boolean,
    @Viewer() viewer: CurrentUser,
  ): Promise<boolean> {
    if (everywhere) requireRecentAuthentication(viewer);
    await this.endSessions.signOut(viewer, everywhere);
    return true;
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, {
    description: 'Ends one of the own sessions, by somebody who has signed in or stepped up lately. Always true. Errors: STEP_UP_REQUIRED, SESSION_NOT_FOUND.',
  })
  async revokeSession(
    @Args('sessionId', { type: () => ID, description: 'Which, from mySessions.' }) sessionId: string,
    @Viewer() viewer: CurrentUser,
  ): Promise<boolean> {
    await this.endSessions.revoke(viewer.userId, sessionId);
    return true;
  }

  @Query(() => [UserSession], { description: 'The devices on which the own account is signed in, the one last used first.' })
  async mySessions(@Viewer() viewer: CurrentUser): Promise<UserSession[]> {
    const sessions = await this.findSessions.livingOf(viewer.userId);
    return sessions.map((session) => ({ ...session, current: session.sessionId === viewer.sessionId }));
  }
}
