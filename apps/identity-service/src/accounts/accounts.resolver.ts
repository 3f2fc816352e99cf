import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Public, Viewer, type CurrentUser } from '@edtech/auth';
import { SignedIn } from '../sessions/sessions.graphql.js';
import { PresentSession } from '../sessions/present-session.js';
import { ChangeEmailInput, SignUpInput } from './accounts.graphql.js';
import { ChangeEmail } from './change-email.js';
import { SignUp } from './sign-up.js';
import { presentOwnUser, User } from './users.graphql.js';

@Resolver()
export class AccountsResolver {
  constructor(
    private readonly signUp: SignUp,
    private readonly changeEmail: ChangeEmail,
    private readonly presentSession: PresentSession,
  ) {}

  @Public()
  @Mutation(() => SignedIn, {
    name: 'signUp',
    description: 'Makes an account and signs it in. Errors: EMAIL_ALREADY_REGISTERED, PASSWORD_IS_PERSONAL, PASSWORDS_BUSY.',
  })
  async makeAccount(@Args('input', { description: 'The new account.' }) input: SignUpInput): Promise<SignedIn> {
    return this.presentSession.run(await this.signUp.run(input));
  }

  @Mutation(() => User, {
    name: 'changeEmail',
    description: 'Changes the address that the own account signs in with. Errors: PASSWORD_WRONG, EMAIL_ALREADY_REGISTERED.',
  })
  async replaceEmail(@Args('input', { description: 'The new address and the password.' }) input: ChangeEmailInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.changeEmail.run(viewer.userId, input));
  }
}
