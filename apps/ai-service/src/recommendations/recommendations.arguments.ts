import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';

@ArgsType()
export class RecommendationsArguments {
  @Field(() => Int, { defaultValue: 10, description: 'How many at most, from 1 to 50.' })
  @IsInt()
  @Min(1)
  @Max(50)
  first: number = 10;
}
