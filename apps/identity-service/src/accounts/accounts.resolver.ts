import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { ChangeEmailInput } from './accounts.graphql.js';
import { ChangeEmail } from './change-email.js';
import { presentOwnUser, User } from './users.graphql.js';

@Resolver()
export class AccountsResolver {
  constructor(private readonly changeEmail: ChangeEmail) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => User, {
    name: 'changeEmail',
    description: 'Changes the address that the own account signs in with. Errors: STEP_UP_REQUIRED, PASSWORD_WRONG, EMAIL_ALREADY_REGISTERED.',
  })
  async replaceEmail(@Args('input', { description: 'The new address and the password.' }) input: ChangeEmailInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.changeEmail.run(viewer.userId, input));
  }
}
