import { Directive, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, IsText } from '@edtech/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Lesson } from '../entities/lesson.graphql.js';
import { User } from '../entities/user.graphql.js';
import { COMMENT_MAX_CHARACTERS } from './review.rules.js';

@ObjectType({ description: 'What a participant of a completed lesson says about the other.' })
@Directive('@key(fields: "id")')
export class Review {
  @Field(() => ID, { description: 'The id of the review.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'From 1 (bad) to 5 (very good).' })
  rating!: number | null;

  @Field(() => String, { nullable: true, description: 'In the words of the reviewer; null without any.' })
  comment!: string | null;

  @Field(() => User, { nullable: true, description: 'Who wrote it.' })
  reviewer!: User | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was written.' })
  createdAt!: Date | null;

  @Field(() => Lesson, { nullable: true, description: 'The lesson that it is about.' })
  lesson!: Lesson | null;
}

export const ReviewConnection = connectionOf(Review);

@InputType({ description: 'A review of a lesson that took place.' })
export class ReviewLessonInput {
  @Field(() => ID, { description: 'The lesson, which the viewer gave or took.' })
  @IsUUID()
  lessonId!: string;

  @Field(() => Int, { description: 'From 1 (bad) to 5 (very good).' })
  @IsInt()
  @Min(1)
  @Max(5)
  rating!: number;

  @Field(() => String, { nullable: true, description: `In the viewer's own words, at most ${COMMENT_MAX_CHARACTERS} characters.` })
  @IsOptional()
  @IsText({ maxLength: COMMENT_MAX_CHARACTERS, mayBeBlank: true })
  comment?: string | null;

  @Field(() => ID, { description: 'A UUID that the client makes for this review: sending it again gives the same review.' })
  @IsUUID()
  idempotencyKey!: string;
}
