import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { User } from '../entities/user.graphql.js';
import { FindMetrics } from './find-metrics.query.js';
import { UserMetrics } from './metrics.graphql.js';

const METRICS = Symbol('metrics by user');

@Resolver(() => User)
export class MetricsResolver {
  constructor(private readonly find: FindMetrics) {}

  @ResolveField(() => UserMetrics, { nullable: true, description: 'What the user has done so far. For the user and admins; null for everybody else.' })
  metrics(@Parent() { id }: User, @Context() context: GraphqlContext): Promise<UserMetrics | null> | null {
    const viewer = viewerOf(context);
    if (viewer?.userId !== id && viewer?.role !== 'admin') return null;
    return loaderOf<string, UserMetrics>(context, METRICS, (ids) => this.find.byUserIds(ids)).load(id);
  }
}
