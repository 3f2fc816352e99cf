import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '@edtech/graphql';
import { Lesson } from '../lesson-references/lesson.graphql.js';
import { ConversationLoaders } from './conversation-loaders.js';
import { Conversation } from './conversations.graphql.js';

@Resolver(() => Lesson)
export class LessonConversationResolver {
  constructor(private readonly conversations: ConversationLoaders) {}

  @ResolveField(() => Conversation, {
    nullable: true,
    description: 'What tutor and student say to each other about it. Null before it is scheduled, and for whoever is neither of them nor an admin.',
  })
  conversation(@Parent() { id }: Lesson, @Context() context: GraphqlContext): Promise<Conversation | null> {
    return this.conversations.byLesson(context, id);
  }
}
