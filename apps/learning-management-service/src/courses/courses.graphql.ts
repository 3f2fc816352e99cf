import { Directive, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum CourseStatus {
  PUBLISHED = 'published',
  WITHDRAWN = 'withdrawn',
}

registerEnumType(CourseStatus, {
  name: 'CourseStatus',
  description: 'Whether a course can be enrolled in.',
  valuesMap: { PUBLISHED: { description: 'Students may enrol.' }, WITHDRAWN: { description: 'Nobody may enrol any more.' } },
});

@ObjectType({ description: 'What a tutor offers. Price and duration are those of one lesson of it.' })
@Directive('@key(fields: "id")')
export class Course {
  @Field(() => ID, { description: 'The id of the course.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the course is called.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'What the course is about.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The subject in lower case, such as "mathematics".' })
  subject!: string | null;

  @Field(() => CourseStatus, { nullable: true, description: 'Whether it can be enrolled in.' })
  status!: CourseStatus | null;
}
