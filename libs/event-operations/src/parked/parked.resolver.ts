import { ActorId } from '@edtech/auth';
import { decodeCursor, IdArguments, invalidCursor, toConnection, type Connection } from '@edtech/graphql';
import { ParkedEvents, type ParkedEvent } from '@edtech/messaging';
import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { EventOperation } from '../operations/operations.graphql.js';
import { toEventOperation } from '../operations/operations.resolver.js';
import { ServiceEventActions, ServiceEvents } from '../service-events.graphql.js';
import { checkTimes, ParkedDecisions } from './parked-decisions.js';
import { ParkedDecisionArguments, ParkedEventConnection, ParkedEventNode, ParkedListArguments } from './parked.graphql.js';

/** As a bigint of the database. */
const POSITION = /^\d{1,18}$/;

@Resolver(() => ServiceEvents)
export class ParkedResolver {
  constructor(private readonly parkedEvents: ParkedEvents) {}

  @ResolveField(() => ParkedEventConnection, { description: 'Events that were given up on and wait for a decision, the oldest first.' })
  async parked(@Args() { first, after, ...filter }: ParkedListArguments): Promise<Connection<ParkedEventNode>> {
    checkTimes(filter);
    const rows = await this.parkedEvents.list({ limit: first + 1, after: positionOf(after), filter });
    const { edges, pageInfo } = toConnection(rows, { first }, ({ position }) => [position]);
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: toNode(node) })) };
  }

  @ResolveField(() => ParkedEventNode, { nullable: true, description: 'One parked event; null when none with this id is parked.' })
  async parkedEvent(@Args() { id }: IdArguments): Promise<ParkedEventNode | null> {
    const found = await this.parkedEvents.find(id);
    return found ? toNode(found) : null;
  }
}

@Resolver(() => ServiceEventActions)
export class ParkedActionsResolver {
  constructor(private readonly decisions: ParkedDecisions) {}

  @ResolveField(() => EventOperation, { description: 'Lets parked events be handled again, with fresh attempts: each has its effect once. Many at once go on in the background.' })
  async replayParked(@Args() { reason, ...selection }: ParkedDecisionArguments, @ActorId() actor: string): Promise<EventOperation> {
    return toEventOperation(await this.decisions.decide('replay', selection, { actor, reason }));
  }

  @ResolveField(() => EventOperation, { description: 'Gives parked events up for good, without any effect: what waits behind them goes on. Many at once go on in the background.' })
  async dropParked(@Args() { reason, ...selection }: ParkedDecisionArguments, @ActorId() actor: string): Promise<EventOperation> {
    return toEventOperation(await this.decisions.decide('drop', selection, { actor, reason }));
  }
}

function positionOf(after: string | null | undefined): string {
  const position = decodeCursor(after, ['string'])?.[0] ?? '0';
  if (!POSITION.test(String(position))) throw invalidCursor();
  return String(position);
}

function toNode({ event, topic, receivedAt, attempts, error, waiting, readable }: ParkedEvent): ParkedEventNode {
  const { time, causationId = null, traceparent = null, ...rest } = event;
  return { ...rest, topic, time: new Date(time), causationId, traceparent, receivedAt, attempts, error, waiting, replayable: readable };
}
