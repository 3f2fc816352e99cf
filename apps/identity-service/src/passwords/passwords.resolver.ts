import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { RecentlyAuthenticated, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import { ChangePassword } from './change-password.js';
import { ChangePasswordInput } from './passwords.graphql.js';

@Resolver()
export class PasswordsResolver {
  constructor(private readonly changePassword: ChangePassword) {}

  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => Boolean, {
    name: 'changePassword',
    description: 'Changes the own password and ends all other sessions. Always true. Errors: STEP_UP_REQUIRED, PASSWORD_WRONG, PASSWORD_IS_PERSONAL.',
  })
  async change(@Args('input', { description: 'Both passwords.' }) input: ChangePasswordInput, @Viewer() viewer: CurrentUser): Promise<boolean> {
    await this.changePassword.run(viewer, input);
    return true;
  }
}
