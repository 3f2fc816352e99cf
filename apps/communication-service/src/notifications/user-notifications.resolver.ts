import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OptionalViewer, type CurrentUser } from '@edtech/auth';
import { ConnectionArguments, toConnection, type Connection } from '@edtech/graphql';
import { cursorKeyOf, pageOf } from '../paging/position.js';
import { User } from '../user-references/user.graphql.js';
import { FindNotifications } from './find-notifications.query.js';
import { Notification, NotificationConnection } from './notifications.graphql.js';

/** Notifications are between the platform and one person: an admin does not read them either. */
@Resolver(() => User)
export class UserNotificationsResolver {
  constructor(private readonly find: FindNotifications) {}

  @ResolveField(() => NotificationConnection, { nullable: true, description: 'What the user has been told, newest first. Null for anybody else.' })
  async notifications(
    @Parent() { id }: User,
    @Args() page: ConnectionArguments,
    @OptionalViewer() viewer: CurrentUser | null,
  ): Promise<Connection<Notification> | null> {
    if (viewer?.userId !== id) return null;
    const rows = await this.find.pageOf(viewer.userId, pageOf(page));
    return toConnection(rows, page, (notification) => cursorKeyOf({ at: notification.createdAt, id: notification.id }));
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many of them are unread, exactly. Null for anybody else.' })
  async unreadNotificationCount(@Parent() { id }: User, @OptionalViewer() viewer: CurrentUser | null): Promise<number | null> {
    return viewer?.userId === id ? this.find.unreadCountOf(id) : null;
  }
}
