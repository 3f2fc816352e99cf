import { Args, Context, ID, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Viewer, type CurrentUser } from '@edtech/auth';
import { ConnectionArguments, toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { Lesson } from '../lesson-references/lesson.graphql.js';
import { cursorKeyOf, pageOf } from '../paging/position.js';
import { User } from '../user-references/user.graphql.js';
import { ConversationLoaders } from './conversation-loaders.js';
import { conversationNotFound } from './conversations.errors.js';
import { Conversation, Message, MessageConnection, SendMessageInput } from './conversations.graphql.js';
import { SendMessage } from './send-message.js';

@Resolver(() => Conversation)
export class ConversationsResolver {
  constructor(
    private readonly conversations: ConversationLoaders,
    private readonly sendMessageNow: SendMessage,
  ) {}

  @Query(() => Conversation, {
    nullable: true,
    description: 'A conversation that the viewer takes part in; an admin sees each. CONVERSATION_NOT_FOUND for everyone else.',
  })
  async conversation(@Args('id', { type: () => ID, description: 'The id of the conversation.' }) id: string, @Context() context: GraphqlContext): Promise<Conversation> {
    const conversation = await this.conversations.byId(context, id);
    if (!conversation) throw conversationNotFound();
    return conversation;
  }

  @Mutation(() => Message, {
    description: 'Sends a message. Sent again with the same clientMessageId, it is the same message. CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, CLIENT_MESSAGE_ID_REUSED.',
  })
  sendMessage(@Args('input', { description: 'What to send, and where to.' }) input: SendMessageInput, @Viewer() viewer: CurrentUser): Promise<Message> {
    const { conversationId, content, clientMessageId } = input;
    return this.sendMessageNow.run({ senderUserId: viewer.userId, conversationId, content, clientMessageId });
  }

  @ResolveReference()
  resolveReference({ id }: Pick<Conversation, 'id'>, context: GraphqlContext): Promise<Conversation | null> {
    return this.conversations.byId(context, id);
  }

  @ResolveField(() => Lesson, { nullable: true, description: 'The lesson that it is about.' })
  lesson(@Parent() { lessonId }: Conversation): Lesson | null {
    return lessonId ? { id: lessonId } : null;
  }

  @ResolveField(() => [User], { nullable: true, description: 'Who takes part.' })
  participants(@Parent() { participantIds }: Conversation): User[] {
    return participantIds.map((id) => ({ id }));
  }

  @ResolveField(() => MessageConnection, { nullable: true, description: 'The messages, newest first.' })
  async messages(@Parent() { id }: Conversation, @Args() page: ConnectionArguments, @Context() context: GraphqlContext): Promise<Connection<Message>> {
    const rows = await this.conversations.messages(context, id, pageOf(page));
    return toConnection(rows, page, (message) => cursorKeyOf({ at: message.timestamp, id: message.id }));
  }
}
