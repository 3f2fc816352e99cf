import { Directive, Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The room in which a lesson takes place.' })
@Directive('@key(fields: "id")')
export class VideoSession {
  @Field(() => ID, { description: 'The id of the session.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Where to enter: whoever has it may. Null once the room is closed.' })
  meetingUrl!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the first person came in, where the room tells.' })
  startedAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the room was closed; null while it may be entered.' })
  endedAt!: Date | null;
}
