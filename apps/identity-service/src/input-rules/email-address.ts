import { ValidateBy } from 'class-validator';
import { z } from 'zod';

// The rule of the event contracts: an address that passes here can also be published.
const emailAddress = z.email().max(254);

export function isEmailAddress(value: unknown): boolean {
  return emailAddress.safeParse(value).success;
}

/** An address of at most 254 characters. */
export function IsEmailAddress(): PropertyDecorator {
  return ValidateBy({
    name: 'isEmail',
    validator: { validate: isEmailAddress, defaultMessage: () => '$property must be an e-mail address' },
  });
}
