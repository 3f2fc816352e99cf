import { EventLag, MessagingHealth } from '@edtech/messaging';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ServiceEvents } from '../service-events.graphql.js';
import { ConsumerState, EventHealth, EventLagNode } from './lag.graphql.js';

@Resolver(() => ServiceEvents)
export class LagResolver {
  constructor(
    private readonly eventLag: EventLag,
    private readonly messaging: MessagingHealth,
  ) {}

  @ResolveField(() => EventLagNode, { description: 'How far it is behind, topic by topic.' })
  async lag(): Promise<EventLagNode> {
    const { inbox, outbox, problem = null } = await this.eventLag.report();
    return {
      inbox: inbox.map(({ oldestPendingMs, oldestParkedMs, ...rest }) => ({
        ...rest,
        oldestPendingSeconds: seconds(oldestPendingMs),
        oldestParkedSeconds: seconds(oldestParkedMs),
      })),
      outbox: outbox.map(({ oldestUnsentMs, ...rest }) => ({ ...rest, oldestUnsentSeconds: seconds(oldestUnsentMs) })),
      problem,
    };
  }

  @ResolveField(() => EventHealth, { description: 'Whether it sends and receives.' })
  async health(@Parent() { service }: ServiceEvents): Promise<EventHealth> {
    const { relay, transport } = await this.messaging.report();
    const subscription = transport.subscriptions.find(({ group }) => group === service);
    const problem = relay.problem ?? transport.publishProblem ?? null;
    // Who subscribes to nothing has received all of it.
    const { state = this.eventLag.subscribes ? 'connecting' : 'running', restarts = 0, problem: consumerProblem = null } = subscription ?? {};
    return {
      ok: problem === null && relay.leaseTaken && state === 'running',
      transport: transport.kind,
      relay: { leaseHeld: relay.leaseHeld, leaseTaken: relay.leaseTaken, problem },
      consumer: { state: ConsumerState[state], restarts, problem: consumerProblem },
    };
  }
}

const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms) / 1_000);
