import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@ArgsType()
export class IdArguments {
  @Field(() => ID, { description: 'The id.' })
  @IsUUID()
  id!: string;
}
