import { ValidateBy, type ValidationOptions } from 'class-validator';
import { subjectSlug } from '@edtech/contracts';

/** A subject as a lower-case slug: `mathematics`. The rule of the contracts, so that every event about it can be published. */
export function IsSubject(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isSubject',
      validator: {
        validate: (value: unknown) => subjectSlug.safeParse(value).success,
        defaultMessage: () => '$property must be a subject in lower case of at most 60 characters, such as "linear-algebra"',
      },
    },
    options,
  );
}

/** A language tag in its canonical spelling, so that equal languages are equal texts: `en`, `de-AT`. */
export function IsLanguage(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLanguage',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value.length <= 35 && isCanonical(value),
        defaultMessage: () => '$property must be a BCP 47 language tag in its canonical spelling, such as "en" or "de-AT"',
      },
    },
    options,
  );
}

function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
