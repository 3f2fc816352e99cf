import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public, RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { AskingClient, type Client } from '../limits/client.js';
import { MailRequests } from '../limits/mail-requests.js';
import { SignInAttempts } from '../limits/sign-in-attempts.js';
import { ChangePassword } from './change-password.js';
import { ChangePasswordInput, RequestPasswordResetArguments, ResetPasswordArguments } from './passwords.graphql.js';
import { passwordWrong } from './passwords.errors.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

@Resolver()
export class PasswordsResolver {
  constructor(
    private readonly attempts: SignInAttempts,
    private readonly mailRequests: MailRequests,
    private readonly changePassword: ChangePassword,
    private readonly requestPasswordReset: RequestPasswordReset,
    private readonly resetPassword: ResetPassword,
  ) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, {
    name: 'changePassword',
    description:
      'Changes the own password and ends all other sessions. Always true. Errors: STEP_UP_REQUIRED, PASSWORD_WRONG, PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, TOO_MANY_ATTEMPTS, PASSWORDS_BUSY.',
  })
  async change(
    @Args('input', { description: 'Both passwords.' }) input: ChangePasswordInput,
    @Viewer() viewer: CurrentUser,
    @AskingClient() client: Client,
  ): Promise<boolean> {
    await this.attempts.run(client, viewer.userId, () => this.changePassword.run(viewer, input), passwordWrong.matches);
    return true;
  }

  @Public()
  @Mutation(() => Boolean, {
    name: 'requestPasswordReset',
    description: 'Has a link for a new password mailed, if the address has an account. Always true, whether or not it has. Errors: TOO_MANY_ATTEMPTS.',
  })
  async requestReset(@Args() { email }: RequestPasswordResetArguments, @AskingClient() client: Client): Promise<boolean> {
    await this.mailRequests.count(client, email);
    await this.requestPasswordReset.run(email);
    return true;
  }

  @Public()
  @Mutation(() => Boolean, {
    name: 'resetPassword',
    description:
      'Sets a new password with the token from the mail, and ends all sessions. It signs nobody in. Always true. ' +
      'Errors: LINK_INVALID, PASSWORD_IS_PERSONAL, PASSWORD_IS_COMMON, PASSWORDS_BUSY.',
  })
  async reset(@Args() answer: ResetPasswordArguments, @AskingClient() client: Client): Promise<boolean> {
    const { email } = await this.resetPassword.run(answer);
    // Whoever reads the owner's mail is no stranger, however many tried before.
    await this.attempts.welcome(client, email);
    return true;
  }
}
