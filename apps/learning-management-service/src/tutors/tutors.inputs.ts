import { ConnectionArguments, MoneyInput, WhenGiven } from '@edtech/graphql';
import { ArgsType, Field, Float, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { IsPrice } from '../inputs/is-price.js';
import { IsLanguage, IsSubject } from '../inputs/is-taxonomy.js';

@InputType({ description: "Changes to the viewer's own tutor profile. What is left out stays as it is." })
export class UpdateTutorProfileInput {
  @Field(() => [String], { nullable: true, description: 'What you teach: at most 20 subjects in lower case, such as "linear-algebra".' })
  @WhenGiven()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsSubject({ each: true })
  subjects?: string[];

  @Field(() => [String], { nullable: true, description: 'In which languages: at most 20 BCP 47 tags, such as "de-AT".' })
  @WhenGiven()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsLanguage({ each: true })
  languages?: string[];

  @Field(() => MoneyInput, { nullable: true, description: 'What an hour costs; null takes the price away, so that only courses can be booked.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  @IsPrice()
  hourlyRate?: MoneyInput | null;
}

@InputType({ description: 'What a tutor must have to be found.' })
export class TutorFilterInput {
  @Field(() => String, { nullable: true, description: 'Teaches this subject.' })
  @IsOptional()
  @IsSubject()
  subject?: string;

  @Field(() => String, { nullable: true, description: 'Teaches in this language.' })
  @IsOptional()
  @IsLanguage()
  language?: string;

  @Field(() => MoneyInput, { nullable: true, description: 'Asks for no more than this an hour, in this currency.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  maxHourlyRate?: MoneyInput;

  @Field(() => Float, { nullable: true, description: 'Has at least this many stars on average, 1 to 5.' })
  @IsOptional()
  @IsNumber()
  @Min(1)
  @Max(5)
  minRating?: number;
}

@ArgsType()
export class SearchTutorsArguments extends ConnectionArguments {
  @Field(() => TutorFilterInput, { nullable: true, description: 'What a tutor must have; everybody who is verified when left out.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TutorFilterInput)
  filter?: TutorFilterInput;
}
