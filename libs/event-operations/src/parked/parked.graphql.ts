import { connectionOf, ConnectionArguments, IsText, JsonObject, WhenGiven } from '@edtech/graphql';
import { ArgsType, Directive, Field, Float, GraphQLISODateTime, ID, Int, IntersectionType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID } from 'class-validator';
import { ReasonArguments } from '../reason.arguments.js';
import { IsMoment } from './is-moment.js';

/** So many events may be named at once; more are chosen by type and time. */
const MAX_IDS = 100;

@ObjectType('ParkedEvent', {
  description: 'An event that was given up on. It holds back the later events of its aggregate until it is replayed or dropped. Its content may be personal data.',
})
@Directive('@shareable')
export class ParkedEventNode {
  @Field(() => ID, { description: "The event's id." })
  id!: string;

  @Field(() => String, { description: 'Which fact: `identity.user.created.v1`; `malformed` for what arrived and could not be read.' })
  type!: string;

  @Field(() => String, { description: 'The topic that it came on.' })
  topic!: string;

  @Field(() => String, { description: 'Who published it: `/edtech/identity`. Empty when it could not be read.' })
  source!: string;

  @Field(() => String, { description: "The aggregate's id." })
  subject!: string;

  @Field(() => Float, { description: "The aggregate's version." })
  sequence!: number;

  @Field(() => GraphQLISODateTime, { description: 'When the fact came about.' })
  time!: Date;

  @Field(() => String, { description: 'Shared by everything that one request of a client set in motion.' })
  correlationId!: string;

  @Field(() => String, { nullable: true, description: 'The id of the event whose handling published this one.' })
  causationId!: string | null;

  @Field(() => String, { nullable: true, description: 'The W3C trace context of its publisher.' })
  traceparent!: string | null;

  @Field(() => JsonObject, { description: 'What it says, as it was published; of what could not be read, what arrived.' })
  data!: Record<string, unknown>;

  @Field(() => GraphQLISODateTime, { description: 'When it arrived here.' })
  receivedAt!: Date;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => String, { description: 'What went wrong the last time.' })
  error!: string;

  @Field(() => Int, { description: 'How many later events of the same aggregate wait behind it.' })
  waiting!: number;

  @Field(() => Boolean, { description: 'Whether it can be replayed; what could not be read can only be dropped, and sent again by its publisher.' })
  replayable!: boolean;
}

export const ParkedEventConnection = connectionOf(ParkedEventNode);

/** Which parked events are meant, when they are not named. */
@ArgsType()
class ParkedFilterArguments {
  @Field(() => String, { nullable: true, description: 'Only events of this type; `malformed` for what could not be read.' })
  @WhenGiven()
  @IsText({ maxLength: 200 })
  type?: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only what arrived at this moment or later.' })
  @WhenGiven()
  @IsMoment()
  receivedAfter?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Only what arrived before this moment.' })
  @WhenGiven()
  @IsMoment()
  receivedBefore?: Date;
}

@ArgsType()
export class ParkedListArguments extends IntersectionType(ConnectionArguments, ParkedFilterArguments) {}

@ArgsType()
export class ParkedDecisionArguments extends IntersectionType(ReasonArguments, ParkedFilterArguments) {
  @Field(() => [ID], { nullable: true, description: 'Events by their ids, at most 100: all of them or, if one is not parked, none. Without them a type or a time is needed.' })
  @WhenGiven()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_IDS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids?: string[];
}
