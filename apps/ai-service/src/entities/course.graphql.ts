import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a tutor teaches, lesson by lesson, at a price per lesson.' })
@Directive('@key(fields: "id")')
export class Course {
  @Field(() => ID, { description: 'The id of the course.' })
  id!: string;
}
