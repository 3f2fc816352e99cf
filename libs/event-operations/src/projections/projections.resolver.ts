import { ActorId } from '@edtech/auth';
import { DATABASE, type Database } from '@edtech/drizzle';
import type { GraphqlContext } from '@edtech/graphql';
import { callerOf, type Caller } from '@edtech/service-client';
import { Inject } from '@nestjs/common';
import { Args, Context, ResolveField, Resolver } from '@nestjs/graphql';
import { EventOperation } from '../operations/operations.graphql.js';
import { toEventOperation } from '../operations/operations.resolver.js';
import { ServiceEventActions, ServiceEvents } from '../service-events.graphql.js';
import { OwnerStates } from './owner-states.js';
import { ProjectionDrift } from './projection-drift.js';
import { ProjectionRegistry } from './projection-registry.js';
import {
  AggregateStatePage,
  AggregateStatesArguments,
  CompareArguments,
  DifferenceKind,
  ProjectionComparison,
  ProjectionKind,
  ProjectionNode,
  ProjectionRepair,
  RebuildArguments,
  RepairArguments,
} from './projections.graphql.js';
import { RebuildJob } from './rebuild-job.js';

@Resolver(() => ServiceEvents)
export class ProjectionsResolver {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    private readonly registry: ProjectionRegistry,
    private readonly drift: ProjectionDrift,
    private readonly owners: OwnerStates,
  ) {}

  @ResolveField(() => [ProjectionNode], { description: 'The copies that it keeps of what others own.' })
  projections(@Context() context: GraphqlContext): ProjectionNode[] {
    this.owners.remember(operatorOf(context));
    return this.registry.projections.map(({ name, kind, owner, topic, events, columns }) => ({
      ...{ name, owner, topic, columns },
      kind: ProjectionKind[kind],
      events: events.map(({ type }) => type),
    }));
  }

  @ResolveField(() => AggregateStatePage, { description: 'How what it publishes on a topic stands: what those who keep copies compare them with.' })
  async aggregateStates(@Args() { topic, first, after, subjects }: AggregateStatesArguments): Promise<AggregateStatePage> {
    return this.registry.statesOf(topic).page(this.db, { first, after: after ?? undefined, subjects: subjects ?? undefined });
  }

  @ResolveField(() => ProjectionComparison, { description: 'Compares a projection with its owner, field by field: a page, or the aggregates that are named.' })
  async compareProjection(@Args() { name, first, after, subjects }: CompareArguments, @Context() context: GraphqlContext): Promise<ProjectionComparison> {
    const caller = operatorOf(context);
    const page = subjects ? await this.drift.compareThese(name, subjects, caller) : await this.drift.compare(name, { first, after: after ?? undefined }, caller);
    return { ...page, differences: page.differences.map((difference) => ({ ...difference, kind: DifferenceKind[difference.kind] })) };
  }
}

@Resolver(() => ServiceEventActions)
export class ProjectionActionsResolver {
  constructor(
    private readonly rebuild: RebuildJob,
    private readonly drift: ProjectionDrift,
    private readonly owners: OwnerStates,
  ) {}

  @ResolveField(() => EventOperation, {
    description: 'Builds a projection anew beside its table and then puts it in its place, while events go on being applied. It goes on in the background.',
  })
  async rebuildProjection(@Args() { name, reason }: RebuildArguments, @ActorId() actor: string, @Context() context: GraphqlContext): Promise<EventOperation> {
    this.owners.remember(operatorOf(context));
    return toEventOperation(await this.rebuild.begin(name, { actor, reason }));
  }

  @ResolveField(() => ProjectionRepair, { description: 'Sets rows of a projection to what their owner says, never over something newer.' })
  async repairProjection(
    @Args() { name, subjects, reason }: RepairArguments,
    @ActorId() actor: string,
    @Context() context: GraphqlContext,
  ): Promise<ProjectionRepair> {
    const { operation, keys } = await this.drift.repair(name, subjects, { actor, reason }, operatorOf(context));
    return { operation: toEventOperation(operation), repaired: keys };
  }
}

function operatorOf({ req }: GraphqlContext): Caller {
  return { ...callerOf(req.headers), requestId: req.id };
}
