import { Directive, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum ConsumerState {
  connecting = 'connecting',
  running = 'running',
  restarting = 'restarting',
  closed = 'closed',
}

registerEnumType(ConsumerState, {
  name: 'EventConsumerState',
  description: "How a service's subscription to its topics stands.",
  valuesMap: {
    connecting: { description: 'It has not received anything yet since the service started.' },
    running: { description: 'It receives.' },
    restarting: { description: 'It made no progress, or lost the broker, and begins anew.' },
    closed: { description: 'The service stops.' },
  },
});

@ObjectType('EventInboxLag', { description: 'How far a service is behind on one topic.' })
@Directive('@shareable')
export class EventInboxLag {
  @Field(() => String, { description: 'The topic.' })
  topic!: string;

  @Field(() => Float, { nullable: true, description: 'Messages on the topic that have not arrived here; null when the broker does not say.' })
  behind!: number | null;

  @Field(() => Int, { description: 'Events that have arrived and are not handled yet, those that wait behind a parked one included.' })
  pending!: number;

  @Field(() => Float, { nullable: true, description: 'Age of the oldest of them in seconds; null when there is none.' })
  oldestPendingSeconds!: number | null;

  @Field(() => Int, { description: 'Events that were given up on and wait for a decision.' })
  parked!: number;

  @Field(() => Float, { nullable: true, description: 'Age of the oldest of them in seconds; null when there is none.' })
  oldestParkedSeconds!: number | null;
}

@ObjectType('EventOutboxLag', { description: 'What a service has committed for one topic and not sent yet.' })
@Directive('@shareable')
export class EventOutboxLag {
  @Field(() => String, { description: 'The topic.' })
  topic!: string;

  @Field(() => Int, { description: 'Events that are not sent.' })
  unsent!: number;

  @Field(() => Float, { nullable: true, description: 'Age of the oldest in seconds; null when there is none.' })
  oldestUnsentSeconds!: number | null;
}

@ObjectType('EventLag', { description: "How far a service's events are behind." })
@Directive('@shareable')
export class EventLagNode {
  @Field(() => [EventInboxLag], { description: 'What it receives, by topic.' })
  inbox!: EventInboxLag[];

  @Field(() => [EventOutboxLag], { description: 'What it sends, by topic.' })
  outbox!: EventOutboxLag[];

  @Field(() => String, { nullable: true, description: 'Why the broker does not say how much has not arrived; null when it does.' })
  problem!: string | null;
}

@ObjectType('EventRelayHealth', { description: "How a service's sending of events is doing." })
@Directive('@shareable')
export class EventRelayHealth {
  @Field(() => Boolean, { description: 'Whether the replica that answers is the one that sends.' })
  leaseHeld!: boolean;

  @Field(() => Boolean, { description: 'Whether any replica does.' })
  leaseTaken!: boolean;

  @Field(() => String, { nullable: true, description: 'What went wrong the last time; null when nothing did.' })
  problem!: string | null;
}

@ObjectType('EventConsumerHealth', { description: "How a service's receiving of events is doing." })
@Directive('@shareable')
export class EventConsumerHealth {
  @Field(() => ConsumerState, { description: 'How its subscription stands.' })
  state!: ConsumerState;

  @Field(() => Int, { description: 'How often it was begun anew since the service started.' })
  restarts!: number;

  @Field(() => String, { nullable: true, description: 'Why it does not run, or what was wrong last; null when nothing was.' })
  problem!: string | null;
}

@ObjectType('EventHealth', { description: "How a service's events are doing, as the replica that answers sees it." })
@Directive('@shareable')
export class EventHealth {
  @Field(() => Boolean, { description: 'Whether somebody sends, this replica receives, and nothing is wrong with either. Parked events do not count.' })
  ok!: boolean;

  @Field(() => String, { description: 'What carries the events: kafka or in-process.' })
  transport!: string;

  @Field(() => EventRelayHealth, { description: 'Sending.' })
  relay!: EventRelayHealth;

  @Field(() => EventConsumerHealth, { description: 'Receiving.' })
  consumer!: EventConsumerHealth;
}
