import { Directive, Field, ObjectType } from '@nestjs/graphql';
import { MinorUnits } from '../scalars/minor-units.scalar.js';

@ObjectType({ description: 'An amount of money.' })
@Directive('@shareable')
export class Money {
  @Field(() => MinorUnits, { description: 'The amount in minor units: 1250 is 12.50 EUR.' })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217 code of the currency, in capitals.' })
  currency!: string;
}
