import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public } from '@edtech/auth';
import { AskingClient, type Client } from '../limits/client.js';
import { MailRequests } from '../limits/mail-requests.js';
import { SignInAttempts } from '../limits/sign-in-attempts.js';
import { AuthenticationLog } from '../security-events/authentication-log.js';
import { outcomeOf } from '../sessions/begin-session.js';
import { PresentSession } from '../sessions/present-session.js';
import { SignedIn } from '../sessions/sessions.graphql.js';
import { SignUpInput, SignUpStarted, VerifyEmailArguments } from './sign-up.graphql.js';
import { SignUp } from './sign-up.js';
import { VerifyEmail } from './verify-email.js';

@Resolver()
export class SignUpResolver {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly mailRequests: MailRequests,
    private readonly signUp: SignUp,
    private readonly verifyEmail: VerifyEmail,
    private readonly presentSession: PresentSession,
    private readonly log: AuthenticationLog,
  ) {}

  @Public()
  @Mutation(() => SignUpStarted, {
    name: 'signUp',
    description:
      'Asks for an account. It is made by verifyEmail, with the token from the mail. ' +
      'Errors: PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, DATE_OF_BIRTH_REQUIRED, DATE_OF_BIRTH_IMPLAUSIBLE, TOO_MANY_ATTEMPTS, PASSWORDS_BUSY.',
  })
  async begin(@Args('input', { description: 'The new account.' }) input: SignUpInput, @AskingClient() client: Client): Promise<SignUpStarted> {
    await this.mailRequests.count(client, input.email);
    await this.signUp.run(input);
    return { sentTo: input.email };
  }

  @Public()
  @Mutation(() => SignedIn, { name: 'verifyEmail', description: 'Makes the account that was asked for with signUp, and signs it in. Errors: LINK_INVALID.' })
  async finish(@Args() answer: VerifyEmailArguments, @AskingClient() client: Client): Promise<SignedIn> {
    const made = await this.log.of({ operation: 'verifyEmail', factors: ['mailed_link'] }, () => this.verifyEmail.run(answer), outcomeOf);
    await this.attempts.welcome(client, made.account.email);
    return this.presentSession.run(made);
  }
}
