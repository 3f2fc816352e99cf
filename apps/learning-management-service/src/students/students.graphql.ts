import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a student wants to reach in a subject.' })
export class LearningGoal {
  @Field(() => String, { description: 'The subject in lower case, such as "mathematics".' })
  subject!: string;

  @Field(() => String, { description: 'What is to be reached, in the words of the student.' })
  goal!: string;
}

@ObjectType({ description: 'Somebody who takes lessons.' })
@Directive('@key(fields: "id")')
export class Student {
  @Field(() => ID, { description: 'The id of the student, which is not the id of the account.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'First and last name.' })
  name!: string | null;
}
