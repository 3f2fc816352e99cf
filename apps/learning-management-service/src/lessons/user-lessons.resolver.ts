import { ConnectionArguments, toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { maySeePrivate } from '../users/may-see-private.js';
import { User } from '../users/user.graphql.js';
import { FindLessons, type StoredLesson } from './find-lessons.query.js';
import { lessonPosition } from './lesson-position.js';
import { LessonConnection } from './lessons.graphql.js';

@Resolver(() => User)
export class UserLessonsResolver {
  constructor(private readonly find: FindLessons) {}

  @ResolveField(() => LessonConnection, {
    nullable: true,
    description: 'The lessons of this user, as tutor or as student, those that start last first. For the user and admins; null for others.',
  })
  async lessons(@Parent() { id }: User, @Args() { first, after }: ConnectionArguments, @Context() context: GraphqlContext): Promise<Connection<StoredLesson> | null> {
    if (!maySeePrivate(context, id)) return null;
    const rows = await this.find.ofUser(id, first + 1, lessonPosition(after));
    return toConnection(rows, { first }, (lesson) => [lesson.scheduledAt.toISOString(), lesson.id]);
  }
}
