import { IsText } from '@edtech/graphql';
import { ArgsType, Field } from '@nestjs/graphql';

/** Every action is recorded with the reason that it was given. */
@ArgsType()
export class ReasonArguments {
  @Field(() => String, { description: 'Why, in 3 to 500 characters: it is recorded with who did it.' })
  @IsText({ minLength: 3, maxLength: 500 })
  reason!: string;
}
