import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { User } from '../user-references/user.graphql.js';
import { Message } from './conversations.graphql.js';

@Resolver(() => Message)
export class MessagesResolver {
  @ResolveField(() => User, { nullable: true, description: 'Who sent it.' })
  sender(@Parent() { senderUserId }: Message): User {
    return { id: senderUserId };
  }
}
