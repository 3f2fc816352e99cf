import { Field, InputType } from '@nestjs/graphql';
import { IsInt, Matches, Min } from 'class-validator';
import { MinorUnits } from '../scalars/minor-units.scalar.js';

@InputType({ description: 'An amount of money, zero or more.' })
export class MoneyInput {
  @Field(() => MinorUnits, { description: 'The amount in minor units: 1250 is 12.50 EUR.' })
  @IsInt()
  @Min(0)
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217 code of the currency, in capitals.' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency must be a three-letter ISO 4217 code in capitals' })
  currency!: string;
}
