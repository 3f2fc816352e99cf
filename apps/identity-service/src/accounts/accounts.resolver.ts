import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { AskingClient, type Client } from '../limits/client.js';
import { MailRequests } from '../limits/mail-requests.js';
import { SignInAttempts } from '../limits/sign-in-attempts.js';
import { passwordWrong } from '../passwords/passwords.errors.js';
import { ChangeEmailInput, ConfirmEmailChangeArguments, EmailChangeConfirmed, EmailChangeStarted } from './accounts.graphql.js';
import { ChangeEmail } from './change-email.js';
import { ConfirmEmailChange } from './confirm-email-change.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly mailRequests: MailRequests,
    private readonly changeEmail: ChangeEmail,
    private readonly confirmEmailChange: ConfirmEmailChange,
  ) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => EmailChangeStarted, {
    name: 'changeEmail',
    description:
      'Begins to change the address that the own account signs in with: both addresses have to agree, with confirmEmailChange. ' +
      'Errors: STEP_UP_REQUIRED, PASSWORD_WRONG, TOO_MANY_ATTEMPTS, PASSWORDS_BUSY.',
  })
  async begin(
    @Args('input', { description: 'The new address and the password.' }) input: ChangeEmailInput,
    @Viewer() viewer: CurrentUser,
    @AskingClient() client: Client,
  ): Promise<EmailChangeStarted> {
    await this.mailRequests.count(client, input.email);
    return { sentTo: await this.attempts.run(client, viewer.userId, () => this.changeEmail.run(viewer.userId, input), passwordWrong.matches) };
  }

  @Public()
  @Mutation(() => EmailChangeConfirmed, {
    name: 'confirmEmailChange',
    description: 'Agrees to the change for the address that the token was mailed to. Errors: LINK_INVALID, ACCOUNT_NOT_ACTIVE.',
  })
  async confirm(@Args() { token }: ConfirmEmailChangeArguments): Promise<EmailChangeConfirmed> {
    return { isComplete: await this.confirmEmailChange.run(token) };
  }
}
