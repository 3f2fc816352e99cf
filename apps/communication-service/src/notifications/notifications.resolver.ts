import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer, type CurrentUser } from '@edtech/auth';
import { Lesson } from '../lesson-references/lesson.graphql.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { Notification } from './notifications.graphql.js';

@Resolver(() => Notification)
export class NotificationsResolver {
  constructor(private readonly markRead: MarkNotificationsRead) {}

  @Mutation(() => Notification, { description: "Marks one of the viewer's notifications as read. NOTIFICATION_NOT_FOUND for anybody else's." })
  markNotificationRead(@Args('id', { type: () => ID, description: 'The id of the notification.' }) id: string, @Viewer() viewer: CurrentUser): Promise<Notification> {
    return this.markRead.one(viewer.userId, id);
  }

  @Mutation(() => Int, { description: "Marks all of the viewer's notifications as read, and returns how many were unread until now." })
  markAllNotificationsRead(@Viewer() viewer: CurrentUser): Promise<number> {
    return this.markRead.all(viewer.userId);
  }

  @ResolveField(() => Lesson, { nullable: true, description: 'The lesson that it has to do with.' })
  lesson(@Parent() { lessonId }: Notification): Lesson | null {
    return lessonId ? { id: lessonId } : null;
  }
}
