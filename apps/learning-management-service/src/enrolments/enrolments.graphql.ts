import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "A student's place in a course, with the price frozen at enrolment." })
export class Enrolment {
  @Field(() => ID, { description: 'The id of the enrolment.' })
  id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the student enrolled.' })
  enrolledAt!: Date;
}
