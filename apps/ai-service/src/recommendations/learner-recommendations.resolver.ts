import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { validate as isUuid } from 'uuid';
import { User } from '../entities/user.graphql.js';
import { FindRecommendations, type StoredRecommendation } from './find-recommendations.query.js';
import { RecommendationsArguments } from './recommendations.arguments.js';
import { Recommendation } from './recommendations.graphql.js';
import { RefreshRecommendations } from './refresh-recommendations.js';

const BY_USER = Symbol('recommendations by user');

@Resolver(() => User)
export class LearnerRecommendationsResolver {
  constructor(
    private readonly refresh: RefreshRecommendations,
    private readonly find: FindRecommendations,
  ) {}

  @ResolveField(() => [Recommendation], {
    nullable: true,
    description: 'What suits the user, the best first; empty for somebody who does not learn. For the user and admins; null for everybody else.',
  })
  async recommendations(
    @Parent() { id }: User,
    @Args() { first }: RecommendationsArguments,
    @Context() context: GraphqlContext,
  ): Promise<StoredRecommendation[] | null> {
    const viewer = viewerOf(context);
    if (viewer?.userId !== id && viewer?.role !== 'admin') return null;
    if (!isUuid(id)) return [];
    if (viewer.userId === id && viewer.role === 'student') await this.refresh.begin(id);
    const found = await loaderOf<string, StoredRecommendation[]>(context, BY_USER, (ids) => this.upToDate(ids)).load(id.toLowerCase());
    return (found ?? []).slice(0, first);
  }

  private async upToDate(userIds: readonly string[]): Promise<StoredRecommendation[][]> {
    await this.refresh.run(userIds);
    return this.find.byUserIds(userIds);
  }
}
