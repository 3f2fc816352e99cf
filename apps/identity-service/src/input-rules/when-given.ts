import { ValidateIf } from 'class-validator';

/** The other rules of the field hold when it is there at all: null does not count as left out. */
export function WhenGiven(): PropertyDecorator {
  return ValidateIf((_input, value: unknown) => value !== undefined);
}
