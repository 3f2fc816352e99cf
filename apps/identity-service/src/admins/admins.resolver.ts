import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { RecentlyAuthenticated, Roles, STEP_UP_MINUTES, Viewer, type CurrentUser } from '@edtech/auth';
import type { UserRole, UserStatus } from '../accounts/account.rules.js';
import { presentOwnUser, User, UserRoleEnum, UserStatusEnum } from '../accounts/users.graphql.js';
import { SetUserRole } from './set-user-role.js';
import { SetUserStatus } from './set-user-status.js';

@Resolver()
export class AdminsResolver {
  constructor(
    private readonly setUserRole: SetUserRole,
    private readonly setUserStatus: SetUserStatus,
  ) {}

  @Roles('admin')
  @RecentlyAuthenticated(STEP_UP_MINUTES)
  @Mutation(() => User, {
    name: 'setUserRole',
    description:
      'Makes another user a student, a tutor or an admin. Access tokens with the old role are refused within seconds; refreshSession gives one with the new role. For admins. ' +
      'Errors: STEP_UP_REQUIRED, ACCOUNT_NOT_FOUND, OWN_ROLE_UNCHANGEABLE, ROLE_CHANGE_REFUSED.',
  })
  async changeRole(
    @Args('userId', { type: () => ID, description: 'Whose account.' }) userId: string,
    @Args('role', { type: () => UserRoleEnum, description: 'What its user becomes.' }) role: UserRole,
    @Viewer() viewer: CurrentUser,
  ): Promise<User> {
    return presentOwnUser(await this.setUserRole.run(viewer.userId, userId, role));
  }

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
