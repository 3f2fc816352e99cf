import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import type { UserStatus } from '../accounts/account.rules.js';
import { presentOwnUser, User, UserStatusEnum } from '../accounts/users.graphql.js';
import { SetUserStatus } from './set-user-status.js';

@Resolver()
export class AdminsResolver {
  constructor(private readonly setUserStatus: SetUserStatus) {}

  @Roles('admin')
  @Mutation(() => User, {
    name: 'setUserStatus',
    description:
      "Suspends, reactivates or closes another user's account. Whoever is not active is signed out everywhere. For admins. " +
      'Errors: ACCOUNT_NOT_FOUND, OWN_STATUS_UNCHANGEABLE, STATUS_CHANGE_REFUSED.',
  })
  async changeStatus(
    @Args('userId', { type: () => ID, description: 'Whose account.' }) userId: string,
    @Args('status', { type: () => UserStatusEnum, description: 'What it becomes.' }) status: UserStatus,
    @Viewer() viewer: CurrentUser,
  ): Promise<User> {
    return presentOwnUser(await this.setUserStatus.run(viewer.userId, userId, status));
  }
}
