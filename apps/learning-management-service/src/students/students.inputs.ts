import { IsText, WhenGiven } from '@edtech/graphql';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, ValidateNested } from 'class-validator';
import { IsLanguage, IsSubject } from '../inputs/is-taxonomy.js';

@InputType({ description: 'What a student wants to reach in a subject.' })
export class LearningGoalInput {
  @Field(() => String, { description: 'The subject in lower case, such as "mathematics".' })
  @IsSubject()
  subject!: string;

  @Field(() => String, { description: 'What is to be reached, at most 500 characters.' })
  @IsText({ maxLength: 500 })
  goal!: string;
}

@InputType({ description: "Changes to the viewer's own student profile. What is left out stays as it is." })
export class UpdateStudentProfileInput {
  @Field(() => [LearningGoalInput], { nullable: true, description: 'All learning goals, at most 20.' })
  @WhenGiven()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LearningGoalInput)
  learningGoals?: LearningGoalInput[];

  @Field(() => [String], { nullable: true, description: 'In which languages to be taught, the dearest first: at most 20 BCP 47 tags.' })
  @WhenGiven()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsLanguage({ each: true })
  preferredLanguages?: string[];
}
