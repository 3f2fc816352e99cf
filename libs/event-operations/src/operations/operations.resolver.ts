import { ActorId } from '@edtech/auth';
import { ConnectionArguments, decodeCursor, IdArguments, toConnection, type Connection } from '@edtech/graphql';
import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { ServiceEvents, ServiceEventActions } from '../service-events.graphql.js';
import type { Operation } from './operation.js';
import { EventOperation, EventOperationConnection, OperationAction, OperationArguments, OperationStatus, OperationStepKind } from './operations.graphql.js';
import { Operations } from './operations.js';

@Resolver(() => ServiceEvents)
export class OperationsResolver {
  constructor(private readonly all: Operations) {}

  @ResolveField(() => EventOperationConnection, { description: 'What operators did about these events, the newest first.' })
  async operations(@Args() { first, after }: ConnectionArguments): Promise<Connection<EventOperation>> {
    const from = decodeCursor(after, ['uuid'])?.[0];
    const rows = await this.all.list(first + 1, from === undefined ? undefined : String(from));
    return toConnection(rows.map(toEventOperation), { first }, ({ id }) => [id]);
  }

  @ResolveField(() => EventOperation, { nullable: true, description: 'One operation; null when there is none with this id.' })
  async operation(@Args() { id }: IdArguments): Promise<EventOperation | null> {
    const operation = await this.all.find(id);
    return operation && toEventOperation(operation);
  }
}

@Resolver(() => ServiceEventActions)
export class OperationActionsResolver {
  constructor(private readonly all: Operations) {}

  @ResolveField(() => EventOperation, { description: 'Stops an operation that runs. It can be resumed.' })
  async interruptOperation(@Args() { id, reason }: OperationArguments, @ActorId() actor: string): Promise<EventOperation> {
    return toEventOperation(await this.all.interrupt(id, { actor, reason }));
  }

  @ResolveField(() => EventOperation, { description: 'Goes on with an operation that was interrupted or has failed, from where it was.' })
  async resumeOperation(@Args() { id, reason }: OperationArguments, @ActorId() actor: string): Promise<EventOperation> {
    return toEventOperation(await this.all.resume(id, { actor, reason }));
  }
}

/** As operators see it: without the action's own state. */
export function toEventOperation({ action, status, history, ...operation }: Operation): EventOperation {
  return {
    ...operation,
    action: OperationAction[action],
    status: OperationStatus[status],
    history: history.map((step) => ({ ...step, what: OperationStepKind[step.what] })),
  };
}
