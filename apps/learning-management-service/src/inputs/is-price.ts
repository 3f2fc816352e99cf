import { MoneyInput } from '@edtech/graphql';
import { ValidateBy } from 'class-validator';

/** A million of the currency's units: high enough for every lesson, low enough for sums to stay exact. */
export const MAX_PRICE_MINOR = 100_000_000;

/** An amount that somebody may ask for or offer. Beside `@ValidateNested()`. */
export function IsPrice(): PropertyDecorator {
  return ValidateBy({
    name: 'isPrice',
    validator: {
      validate: (value: unknown) => value instanceof MoneyInput && value.amountMinor <= MAX_PRICE_MINOR,
      defaultMessage: () => `$property must be an amount of at most ${MAX_PRICE_MINOR} minor units`,
    },
  });
}
