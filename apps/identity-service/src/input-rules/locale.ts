import { ValidateBy } from 'class-validator';

/** Whether it is a well-formed BCP 47 tag of 2 to 35 characters. */
export function isLocale(value: unknown): boolean {
  if (typeof value !== 'string' || value.length < 2 || value.length > 35) return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A BCP 47 language tag: `de-AT`. */
export function IsLocale(): PropertyDecorator {
  return ValidateBy({
    name: 'isLocale',
    validator: { validate: isLocale, defaultMessage: () => '$property must be a BCP 47 language tag such as en or de-AT' },
  });
}
