import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '@edtech/graphql';
import { Lesson } from '../lesson-references/lesson.graphql.js';
import { VideoSessionLoaders } from './video-session-loaders.js';
import { VideoSession } from './video-sessions.graphql.js';

@Resolver(() => Lesson)
export class LessonVideoSessionResolver {
  constructor(private readonly sessions: VideoSessionLoaders) {}

  @ResolveField(() => VideoSession, {
    nullable: true,
    description: 'The room in which it takes place. Null before it is scheduled, and for whoever is neither its tutor nor its student nor an admin.',
  })
  videoSession(@Parent() { id }: Lesson, @Context() context: GraphqlContext): Promise<VideoSession | null> {
    return this.sessions.byLesson(context, id);
  }
}
