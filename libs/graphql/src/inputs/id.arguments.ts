import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

/** The argument of a field about one thing: a UUID. */
@ArgsType()
export class IdArguments {
  @Field(() => ID, { description: 'The id.' })
  @IsUUID()
  id!: string;
}
