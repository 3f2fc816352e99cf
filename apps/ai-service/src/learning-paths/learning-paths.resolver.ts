import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { User } from '../entities/user.graphql.js';
import { FindLearningPaths } from './find-learning-paths.query.js';
import { LearningPath } from './learning-paths.graphql.js';

const BY_USER = Symbol('learning paths by user');

@Resolver(() => User)
export class LearningPathsResolver {
  constructor(private readonly find: FindLearningPaths) {}

  @ResolveField(() => [LearningPath], {
    nullable: true,
    description: 'The ways through the subjects that the user enrolled in or has as a goal. For the user and admins; null for everybody else.',
  })
  learningPaths(@Parent() { id }: User, @Context() context: GraphqlContext): Promise<LearningPath[] | null> | null {
    const viewer = viewerOf(context);
    if (viewer?.userId !== id && viewer?.role !== 'admin') return null;
    return loaderOf<string, LearningPath[]>(context, BY_USER, (ids) => this.find.byUserIds(ids)).load(id);
  }
}
