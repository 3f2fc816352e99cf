import { connectionOf } from '@edtech/graphql';
import { ArgsType, Directive, Field, Float, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { ReasonArguments } from '../reason.arguments.js';

export enum OperationAction {
  replay = 'replay',
  drop = 'drop',
  rebuild = 'rebuild',
  repair = 'repair',
}

export enum OperationStatus {
  running = 'running',
  done = 'done',
  interrupted = 'interrupted',
  failed = 'failed',
}

export enum OperationStepKind {
  interrupted = 'interrupted',
  resumed = 'resumed',
}

registerEnumType(OperationAction, {
  name: 'EventOperationAction',
  description: 'What an operator does about events.',
  valuesMap: {
    replay: { description: 'Parked events are handled again.' },
    drop: { description: 'Parked events are given up for good.' },
    rebuild: { description: "A projection is built anew from its topic's beginning." },
    repair: { description: "Rows of a projection are set to what their owner says." },
  },
});

registerEnumType(OperationStatus, {
  name: 'EventOperationStatus',
  description: 'How an operation stands.',
  valuesMap: {
    running: { description: 'It goes on.' },
    done: { description: 'All of it has been done.' },
    interrupted: { description: 'It was stopped, or its process ended. It goes on from its progress when it is resumed.' },
    failed: { description: 'Its error says why. It may be resumed once the cause is gone.' },
  },
});

registerEnumType(OperationStepKind, {
  name: 'EventOperationStepKind',
  description: 'What became of an operation.',
  valuesMap: { interrupted: { description: 'Somebody stopped it.' }, resumed: { description: 'Somebody let it go on.' } },
});

@ObjectType('EventOperationStep', { description: 'What somebody did with an operation after it had begun.' })
@Directive('@shareable')
export class EventOperationStep {
  @Field(() => OperationStepKind, { description: 'What.' })
  what!: OperationStepKind;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ID, { description: 'Who: the user id of an admin, or the id of a service account.' })
  actor!: string;

  @Field(() => String, { description: 'Why, in their own words.' })
  reason!: string;
}

@ObjectType('EventOperation', { description: "What an operator did, or is doing, about a service's events. It is recorded together with its effect, and never deleted." })
@Directive('@shareable')
export class EventOperation {
  @Field(() => ID, { description: 'The id, by which it is interrupted and resumed.' })
  id!: string;

  @Field(() => OperationAction, { description: 'What.' })
  action!: OperationAction;

  @Field(() => String, { description: "To what: ids of events, a filter, or a projection's name." })
  target!: string;

  @Field(() => ID, { description: 'Who: the user id of an admin, or the id of a service account.' })
  actor!: string;

  @Field(() => String, { description: 'Why, in their own words.' })
  reason!: string;

  @Field(() => OperationStatus, { description: 'How it stands.' })
  status!: OperationStatus;

  @Field(() => Float, { description: 'How many events or rows it has done.' })
  done!: number;

  @Field(() => Float, { nullable: true, description: 'How many there are in all; null while nobody knows.' })
  total!: number | null;

  @Field(() => [EventOperationStep], { description: 'Who interrupted and resumed it, and why, in order.' })
  history!: readonly EventOperationStep[];

  @Field(() => String, { nullable: true, description: 'What went wrong.' })
  error!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When it was begun.' })
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it was last heard of.' })
  updatedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended; null while it has not.' })
  finishedAt!: Date | null;
}

export const EventOperationConnection = connectionOf(EventOperation);

@ArgsType()
export class OperationArguments extends ReasonArguments {
  @Field(() => ID, { description: "The operation's id." })
  @IsUUID()
  id!: string;
}
