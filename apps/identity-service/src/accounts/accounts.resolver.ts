import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Viewer, type CurrentUser } from '@edtech/auth';
import { ChangeEmailInput } from './accounts.graphql.js';
import { ChangeEmail } from './change-email.js';
import { presentOwnUser, User } from './users.graphql.js';

@Resolver()
export class AccountsResolver {
  constructor(private readonly changeEmail: ChangeEmail) {}

  @Mutation(() => User, {
    name: 'changeEmail',
    description: 'Changes the address that the own account signs in with. Errors: PASSWORD_WRONG, EMAIL_ALREADY_REGISTERED.',
  })
  async replaceEmail(@Args('input', { description: 'The new address and the password.' }) input: ChangeEmailInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.changeEmail.run(viewer.userId, input));
  }
}
