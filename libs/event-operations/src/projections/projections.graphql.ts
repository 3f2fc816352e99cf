import { JsonObject } from '@edtech/graphql';
import { ArgsType, Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { EventOperation } from '../operations/operations.graphql.js';
import { ReasonArguments } from '../reason.arguments.js';
import { PAGE_OF_STATES } from './owner-states.js';

export enum ProjectionKind {
  table = 'table',
  columns = 'columns',
}

export enum DifferenceKind {
  missing = 'missing',
  extra = 'extra',
  behind = 'behind',
  different = 'different',
  ahead = 'ahead',
}

registerEnumType(ProjectionKind, {
  name: 'ProjectionKind',
  description: 'What a projection is kept in.',
  valuesMap: {
    table: { description: 'A table all of whose rows are copies.' },
    columns: { description: "Columns of a table that is the service's own: its rows are neither made nor removed by a repair." },
  },
});

registerEnumType(DifferenceKind, {
  name: 'ProjectionDifferenceKind',
  description: 'How a row of a projection differs from what its owner says.',
  valuesMap: {
    missing: { description: 'The owner has it, the projection does not.' },
    extra: { description: 'The projection has it, the owner does not.' },
    behind: { description: 'The row shows an older version, which says something else.' },
    different: { description: 'The row shows the same version and says something else.' },
    ahead: { description: 'The row claims to show a version that the owner does not have: newer events would be taken for old ones.' },
  },
});

@ObjectType('Projection', { description: 'A copy that a service keeps of what another one owns, as its events tell it.' })
@Directive('@shareable')
export class ProjectionNode {
  @Field(() => String, { description: 'Its name, unique in its service.' })
  name!: string;

  @Field(() => ProjectionKind, { description: 'What it is kept in.' })
  kind!: ProjectionKind;

  @Field(() => String, { description: 'Which service owns what is copied.' })
  owner!: string;

  @Field(() => String, { description: 'The topic that it follows.' })
  topic!: string;

  @Field(() => [String], { description: 'The types of the events that are applied.' })
  events!: readonly string[];

  @Field(() => [String], { description: 'The columns that are copied, without the key and the version.' })
  columns!: readonly string[];
}

@ObjectType('AggregateState', { description: 'What an aggregate says in its newest event.' })
@Directive('@shareable')
export class AggregateStateNode {
  @Field(() => ID, { description: "The aggregate's id." })
  subject!: string;

  @Field(() => Float, { description: "The aggregate's version." })
  sequence!: number;

  @Field(() => JsonObject, { description: "The data of the newest event. May be personal data." })
  data!: Record<string, unknown>;
}

@ObjectType('AggregateStatePage', { description: 'Aggregates in the order of their ids.' })
@Directive('@shareable')
export class AggregateStatePage {
  @Field(() => [AggregateStateNode], { description: 'Those of which events have told.' })
  states!: readonly AggregateStateNode[];

  @Field(() => ID, { nullable: true, description: 'Where to go on: `after` of the next page. Null behind the last one.' })
  next!: string | null;
}

@ObjectType('ProjectionFieldDifference', { description: 'A column that says something else than the owner.' })
@Directive('@shareable')
export class ProjectionFieldDifference {
  @Field(() => String, { description: 'The column.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What the projection says, as the database prints it.' })
  ours!: string | null;

  @Field(() => String, { nullable: true, description: 'What the owner says.' })
  theirs!: string | null;
}

@ObjectType('ProjectionDifference', { description: 'A row of a projection that differs from what its owner says. May be personal data.' })
@Directive('@shareable')
export class ProjectionDifferenceNode {
  @Field(() => ID, { description: "The row's key." })
  key!: string;

  @Field(() => ID, { nullable: true, description: "The aggregate's id, by which it is repaired; null when the owner knows none." })
  subject!: string | null;

  @Field(() => DifferenceKind, { description: 'How it differs.' })
  kind!: DifferenceKind;

  @Field(() => Float, { nullable: true, description: 'The version that the row shows.' })
  ourVersion!: number | null;

  @Field(() => Float, { nullable: true, description: 'The version that the owner has.' })
  theirVersion!: number | null;

  @Field(() => [ProjectionFieldDifference], { description: 'The columns that differ; none for what is missing or extra.' })
  fields!: readonly ProjectionFieldDifference[];
}

@ObjectType('ProjectionComparison', { description: 'A page of a comparison of a projection with its owner.' })
@Directive('@shareable')
export class ProjectionComparison {
  @Field(() => Int, { description: 'How many aggregates of the owner were looked at.' })
  compared!: number;

  @Field(() => [ProjectionDifferenceNode], { description: 'What differs. An event on its way makes a difference that is gone soon.' })
  differences!: readonly ProjectionDifferenceNode[];

  @Field(() => ID, { nullable: true, description: 'Where to go on: `after` of the next page. Null behind the last one.' })
  next!: string | null;
}

@ObjectType('ProjectionRepair', { description: 'What a repair did.' })
@Directive('@shareable')
export class ProjectionRepair {
  @Field(() => EventOperation, { description: 'The record of it. It runs on while what follows from the repaired rows is worked out.' })
  operation!: EventOperation;

  @Field(() => [ID], { description: 'Keys of the rows that were set to what their owner says. What is not among them agreed, was newer, or is not made here.' })
  repaired!: readonly string[];
}

@ArgsType()
export class SelectionArguments {
  @Field(() => Int, { defaultValue: 200, description: `How many aggregates at most: 1 to ${PAGE_OF_STATES}.` })
  @Min(1)
  @Max(PAGE_OF_STATES)
  first!: number;

  @Field(() => ID, { nullable: true, description: 'Where to go on.' })
  @IsOptional()
  @IsUUID()
  after?: string | null;

  @Field(() => [ID], { nullable: true, description: `Only these aggregates, at most ${PAGE_OF_STATES}, in one page.` })
  @IsOptional()
  @ArrayMaxSize(PAGE_OF_STATES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  subjects?: string[] | null;
}

@ArgsType()
export class AggregateStatesArguments extends SelectionArguments {
  @Field(() => String, { description: 'A topic that the service publishes: `edtech.identity.user`.' })
  @Length(1, 200)
  topic!: string;
}

@ArgsType()
export class CompareArguments extends SelectionArguments {
  @Field(() => String, { description: "The projection's name." })
  @Length(1, 100)
  name!: string;
}

@ArgsType()
export class RebuildArguments extends ReasonArguments {
  @Field(() => String, { description: "The projection's name." })
  @Length(1, 100)
  name!: string;
}

@ArgsType()
export class RepairArguments extends RebuildArguments {
  @Field(() => [ID], { description: `Which aggregates: 1 to ${PAGE_OF_STATES} ids.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(PAGE_OF_STATES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  subjects!: string[];
}
