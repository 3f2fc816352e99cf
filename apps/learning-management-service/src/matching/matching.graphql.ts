import { IsText, MoneyInput } from '@edtech/graphql';
import { Field, Float, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsDefined, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsPrice } from '../inputs/is-price.js';
import { IsLanguage, IsSubject } from '../inputs/is-taxonomy.js';

@ObjectType({ description: 'A tutor who matches what a student asked for.' })
export class MatchCandidate {
  @Field(() => Float, { description: 'How well, 0 to 100.' })
  score!: number;

  @Field(() => [String], { description: 'Why: a sentence for each signal, which it begins with: subject, language, rating, price.' })
  reasons!: string[];
}

@ObjectType({ description: 'What a student asked of a tutor besides subject and budget.' })
export class MatchRequirements {
  @Field(() => [String], { nullable: true, description: 'In which languages to be taught.' })
  languages!: string[] | null;

  @Field(() => Float, { nullable: true, description: 'How many stars on average at least.' })
  minRating!: number | null;

  @Field(() => String, { nullable: true, description: 'Anything else, in the words of the student.' })
  notes!: string | null;
}

@ObjectType({ description: "A student's search for a tutor." })
export class MatchingRequest {
  @Field(() => ID, { description: 'The id of the request.' })
  id!: string;

  @Field(() => String, { description: 'The subject in lower case, such as "mathematics".' })
  subject!: string;

  @Field(() => MatchRequirements, { description: 'What else was asked for.' })
  requirements!: MatchRequirements;

  @Field(() => GraphQLISODateTime, { description: 'When the student asked.' })
  createdAt!: Date;
}

@InputType({ description: 'What a tutor should be like, besides subject and budget.' })
export class MatchRequirementsInput {
  @Field(() => [String], { nullable: true, description: 'In which languages to be taught; the ones of your profile when left out.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsLanguage({ each: true })
  languages?: string[];

  @Field(() => Float, { nullable: true, description: 'How many stars on average at least, 1 to 5. It leaves out who has not been reviewed.' })
  @IsOptional()
  @IsNumber()
  @Min(1)
  @Max(5)
  minRating?: number;

  @Field(() => String, { nullable: true, description: 'Anything else, at most 2000 characters.' })
  @IsOptional()
  @IsText({ maxLength: 2_000, mayBeBlank: true })
  notes?: string;
}

@InputType({ description: 'What kind of tutor is looked for.' })
export class RequestMatchInput {
  @Field(() => String, { description: 'The subject in lower case, such as "mathematics".' })
  @IsSubject()
  subject!: string;

  @Field(() => MoneyInput, { description: 'The most that an hour may cost, in this currency.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => MoneyInput)
  @IsPrice()
  budget!: MoneyInput;

  @Field(() => MatchRequirementsInput, { nullable: true, description: 'What else is asked for.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MatchRequirementsInput)
  requirements?: MatchRequirementsInput;
}
