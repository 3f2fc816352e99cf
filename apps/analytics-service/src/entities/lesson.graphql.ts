import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An hour that a student booked with a tutor.' })
@Directive('@key(fields: "id")')
export class Lesson {
  @Field(() => ID, { description: 'The id of the lesson.' })
  id!: string;
}
