import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { AuthenticationLog } from '../security-events/authentication-log.js';
import { outcomeOf } from '../sessions/begin-session.js';
import { PresentSession } from '../sessions/present-session.js';
import { SignInOutcome, type SecondFactorRequired, type SignedIn } from '../sessions/sessions.graphql.js';
import { ProviderAnswerInput, ProviderSignInInput, ProviderSignInStarted, RedirectUrlArguments } from './federated-sign-in.graphql.js';
import { LinkProvider } from './link-provider.js';
import { SignInWithProvider } from './sign-in-with-provider.js';
import { StartProviderExchange } from './start-provider-exchange.js';

@Resolver()
export class FederatedSignInResolver {
  constructor(
    private readonly start: StartProviderExchange,
    private readonly signIn: SignInWithProvider,
    private readonly linking: LinkProvider,
    private readonly presentSession: PresentSession,
    private readonly log: AuthenticationLog,
  ) {}

  @Public()
  @Mutation(() => ProviderSignInStarted, {
    description: 'Begins a sign-in at the OpenID Connect provider; signInWithProvider ends it. Errors: PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE.',
  })
  startProviderSignIn(@Args() { redirectUrl }: RedirectUrlArguments): Promise<ProviderSignInStarted> {
    return this.start.run(redirectUrl, '');
  }

  @Public()
  @Mutation(() => SignInOutcome, {
    description:
      'Signs in whoever has signed in at the provider, and makes an account for those who have none. Errors: PROVIDER_SIGN_IN_FAILED, ' +
      'PROVIDER_EMAIL_UNVERIFIED, PROVIDER_LINK_NEEDED, ACCOUNT_SUSPENDED, DATE_OF_BIRTH_REQUIRED, DATE_OF_BIRTH_IMPLAUSIBLE, PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE.',
  })
  async signInWithProvider(@Args('input', { description: 'What the provider has answered.' }) input: ProviderSignInInput): Promise<SignedIn | SecondFactorRequired> {
    const outcome = await this.log.of({ operation: 'signInWithProvider', factors: ['provider'] }, () => this.signIn.run(input), outcomeOf);
    return 'challenge' in outcome ? outcome : this.presentSession.run(outcome);
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => ProviderSignInStarted, {
    description: 'Begins to link the own account with the provider; linkProvider ends it. Errors: STEP_UP_REQUIRED, PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE.',
  })
  startProviderLink(@Args() { redirectUrl }: RedirectUrlArguments, @Viewer() { userId }: CurrentUser): Promise<ProviderSignInStarted> {
    return this.start.run(redirectUrl, userId);
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, {
    description:
      'From now on whoever has signed in at the provider signs in to the own account. Always true. Errors: STEP_UP_REQUIRED, PROVIDER_SIGN_IN_FAILED, ' +
      'PROVIDER_ALREADY_LINKED, PROVIDER_NOT_OFFERED, PROVIDER_UNAVAILABLE.',
  })
  async linkProvider(
    @Args('input', { description: 'What the provider has answered.' }) { handle, callbackUrl }: ProviderAnswerInput,
    @Viewer() { userId }: CurrentUser,
  ): Promise<boolean> {
    await this.linking.link(userId, handle, callbackUrl);
    return true;
  }

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, { description: 'Undoes linkProvider. Always true. Errors: STEP_UP_REQUIRED, PROVIDER_NOT_LINKED, LAST_WAY_IN.' })
  async unlinkProvider(@Viewer() { userId }: CurrentUser): Promise<boolean> {
    await this.linking.unlink(userId);
    return true;
  }
}
