import { IsText, MoneyInput, WhenGiven } from '@edtech/graphql';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDefined, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { IsPrice } from '../inputs/is-price.js';
import { IsSubject } from '../inputs/is-taxonomy.js';
import { LONGEST_LESSON_MINUTES, SHORTEST_LESSON_MINUTES } from '../inputs/lesson-minutes.js';

@InputType({ description: 'A new course.' })
export class PublishCourseInput {
  @Field(() => String, { description: 'What the course is called, at most 200 characters.' })
  @IsText({ maxLength: 200 })
  title!: string;

  @Field(() => String, { description: 'What the course is about, at most 5000 characters.' })
  @IsText({ maxLength: 5_000, mayBeBlank: true })
  description!: string;

  @Field(() => String, { description: 'The subject in lower case, such as "linear-algebra".' })
  @IsSubject()
  subject!: string;

  @Field(() => MoneyInput, { description: 'What one lesson costs.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  @IsPrice()
  price!: MoneyInput;

  @Field(() => Int, { description: 'How long one lesson takes, 15 to 480 minutes.' })
  @IsInt()
  @Min(SHORTEST_LESSON_MINUTES)
  @Max(LONGEST_LESSON_MINUTES)
  durationMinutes!: number;
}

@InputType({ description: 'Changes to a course. What is left out stays as it is; who is enrolled keeps price and duration.' })
export class UpdateCourseInput {
  @Field(() => ID, { description: 'The id of the course.' })
  @IsUUID()
  courseId!: string;

  @Field(() => String, { nullable: true, description: 'What the course is called, at most 200 characters.' })
  @WhenGiven()
  @IsText({ maxLength: 200 })
  title?: string;

  @Field(() => String, { nullable: true, description: 'What the course is about, at most 5000 characters.' })
  @WhenGiven()
  @IsText({ maxLength: 5_000, mayBeBlank: true })
  description?: string;

  @Field(() => MoneyInput, { nullable: true, description: 'What one lesson costs whoever enrols from now on.' })
  @WhenGiven()
  @ValidateNested()
  @Type(() => MoneyInput)
  @IsPrice()
  price?: MoneyInput;

  @Field(() => Int, { nullable: true, description: 'How long one lesson takes, 15 to 480 minutes, for whoever enrols from now on.' })
  @WhenGiven()
  @IsInt()
  @Min(SHORTEST_LESSON_MINUTES)
  @Max(LONGEST_LESSON_MINUTES)
  durationMinutes?: number;
}
