import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '@edtech/auth';
import { ConnectionArguments, toConnection, type Connection, type GraphqlContext } from '@edtech/graphql';
import { User } from '../entities/user.graphql.js';
import type { StoredReview } from './find-reviews.query.js';
import { ReceivedReviewsLoader } from './received-reviews.loader.js';
import { cursorOf, pageOf } from './review-page.js';
import { ReviewConnection } from './reviews.graphql.js';

@Resolver(() => User)
export class ReceivedReviewsResolver {
  constructor(private readonly received: ReceivedReviewsLoader) {}

  @ResolveField(() => ReviewConnection, {
    nullable: true,
    description: 'What others said about the user, newest first. For everybody who is signed in.',
  })
  async reviewsReceived(
    @Parent() { id }: User,
    @Args() args: ConnectionArguments,
    @Context() context: GraphqlContext,
  ): Promise<Connection<StoredReview> | null> {
    if (!viewerOf(context)) return null;
    const page = pageOf(args);
    return toConnection(await this.received.load(context, { userId: id, page }), args, cursorOf);
  }
}
