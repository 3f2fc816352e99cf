import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

/** The arguments of every list. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, { defaultValue: 20, description: 'How many at most, from 1 to 100.' })
  @IsInt()
  @Min(1)
  @Max(100)
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'Go on after this cursor, which an earlier page has given.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}
