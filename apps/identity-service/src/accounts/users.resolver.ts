import { Args, Context, ID, Parent, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import { Roles, viewerOf } from '@edtech/auth';
import { ConnectionArguments, connectionOf, loaderOf, toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { FindUsers } from './find-users.query.js';
import { visibilityOf } from './user-visibility.rules.js';
import { presentOwnUser, presentUser, User } from './users.graphql.js';

const USERS = Symbol('users');
const UserConnection = connectionOf(User);

@Resolver(() => User)
export class UsersResolver {
  constructor(private readonly findUsers: FindUsers) {}

  @Query(() => User, { nullable: true, description: 'A user by id; null when there is none.' })
  user(@Args('id', { type: () => ID, description: "The user's id." }) id: string, @Context() context: GraphqlContext): Promise<User | null> {
    return this.load(id, context);
  }

  @Roles('admin')
  @Query(() => UserConnection, { description: 'All users, the newest first. For admins.' })
  async users(@Args() page: ConnectionArguments): Promise<Connection<User>> {
    const accounts = await this.findUsers.page(page);
    return toConnection(accounts.map(presentOwnUser), page, ({ id }) => [id]);
  }

  @ResolveReference()
  resolveReference(@Parent() { id }: Pick<User, 'id'>, @Context() context: GraphqlContext): Promise<User | null> {
    return this.load(id, context);
  }

  private async load(id: string, context: GraphqlContext): Promise<User | null> {
    const visibility = visibilityOf(id, viewerOf(context));
    // Strangers learn nothing, so nothing is looked up for them.
    if (visibility === 'nothing') return null;
    const account = await loaderOf(context, USERS, (ids: readonly string[]) => this.findUsers.byIds(ids)).load(id);
    return account && presentUser(account, visibility);
  }
}
