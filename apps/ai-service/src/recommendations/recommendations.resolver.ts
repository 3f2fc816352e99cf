import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '@edtech/graphql';
import { ContentLoader } from '../content/content.loader.js';
import type { StoredRecommendation } from './find-recommendations.query.js';
import { Recommendation, RecommendationTarget, type RecommendationTargetValue } from './recommendations.graphql.js';

@Resolver(() => Recommendation)
export class RecommendationsResolver {
  constructor(private readonly content: ContentLoader) {}

  @ResolveField(() => RecommendationTarget, { nullable: true, description: 'The tutor, course or content itself.' })
  async target(
    @Parent() { targetType, targetId }: StoredRecommendation,
    @Context() context: GraphqlContext,
  ): Promise<RecommendationTargetValue | null> {
    switch (targetType) {
      case 'tutor':
        return { typeName: 'Tutor', id: targetId };
      case 'course':
        return { typeName: 'Course', id: targetId };
      case 'content': {
        const piece = await this.content.load(context, targetId);
        return piece && { typeName: 'Content', ...piece };
      }
    }
  }
}
