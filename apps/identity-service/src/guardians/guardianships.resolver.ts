import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { FindUsers } from '../accounts/find-users.query.js';
import { visibilityOf } from '../accounts/user-visibility.rules.js';
import { presentUser, User } from '../accounts/users.graphql.js';
import { Guardianship, GuardianInvitation } from './guardians.graphql.js';

const PARTIES = Symbol('parties of guardianships');

/** As much of somebody as the viewer may see: of each other, ward and guardian see the names. */
async function partyOf(findUsers: FindUsers, userId: string, context: GraphqlContext): Promise<User | null> {
  const account = await loaderOf(context, PARTIES, (ids: readonly string[]) => findUsers.byIds(ids)).load(userId);
  return account && presentUser(account, visibilityOf(userId, viewerOf(context)));
}

@Resolver(() => Guardianship)
export class GuardianshipsResolver {
  constructor(private readonly findUsers: FindUsers) {}

  @ResolveField(() => User, { nullable: true, description: 'Who is under age.' })
  ward(@Parent() { wardId }: Guardianship, @Context() context: GraphqlContext): Promise<User | null> {
    return partyOf(this.findUsers, wardId, context);
  }

  @ResolveField(() => User, { nullable: true, description: 'Who looks after them; null until the invitation is accepted.' })
  guardian(@Parent() { guardianId }: Guardianship, @Context() context: GraphqlContext): Promise<User | null> | null {
    return guardianId === null ? null : partyOf(this.findUsers, guardianId, context);
  }
}

@Resolver(() => GuardianInvitation)
export class GuardianInvitationsResolver {
  constructor(private readonly findUsers: FindUsers) {}

  @ResolveField(() => User, { nullable: true, description: 'Who asks.' })
  ward(@Parent() { wardId }: GuardianInvitation, @Context() context: GraphqlContext): Promise<User | null> {
    return partyOf(this.findUsers, wardId, context);
  }
}
