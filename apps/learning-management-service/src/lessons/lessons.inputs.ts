import { Field, GraphQLISODateTime, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { IsSubject } from '../inputs/is-taxonomy.js';
import { IsWholeMinute } from '../inputs/is-time.js';
import { LONGEST_LESSON_MINUTES, SHORTEST_LESSON_MINUTES } from '../inputs/lesson-minutes.js';

@InputType({ description: 'Which lesson to book.' })
export class BookLessonInput {
  @Field(() => ID, { description: 'The id of the tutor.' })
  @IsUUID()
  tutorId!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the lesson starts: a whole minute at which the tutor teaches.' })
  @IsWholeMinute()
  startsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The course that it is a lesson of: enrol first. Without one the hourly rate counts.' })
  @IsOptional()
  @IsUUID()
  courseId?: string | null;

  @Field(() => String, { nullable: true, description: 'The subject. Leave it out with a course, or where the tutor has only one.' })
  @IsOptional()
  @IsSubject()
  subject?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long, 15 to 480 minutes; 60 when left out. Leave it out with a course.' })
  @IsOptional()
  @IsInt()
  @Min(SHORTEST_LESSON_MINUTES)
  @Max(LONGEST_LESSON_MINUTES)
  durationMinutes?: number | null;

  @Field(() => ID, { description: 'A UUID made by the client: sent again with the same input it gives the same lesson.' })
  @IsUUID()
  idempotencyKey!: string;
}
