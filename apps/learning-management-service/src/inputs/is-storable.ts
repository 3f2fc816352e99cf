import { ValidateBy } from 'class-validator';

const NUL_OR_HALF_A_CHARACTER = /[\0\p{Surrogate}]/u;

/** Text that Postgres can keep: no NUL, and no half of a character. */
export function IsStorable(): PropertyDecorator {
  return ValidateBy({
    name: 'isStorable',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && !NUL_OR_HALF_A_CHARACTER.test(value),
      defaultMessage: () => '$property must be text without NUL or half a character',
    },
  });
}

/** Between so many characters, as Postgres counts them; class-validator's own rule counts an emoji as one where Postgres counts two. */
export function HasLength(min: number, max: number): PropertyDecorator {
  return ValidateBy({
    name: 'hasLength',
    constraints: [min, max],
    validator: {
      validate: (value: unknown) => typeof value === 'string' && value.length <= 2 * max && isBetween([...value].length, min, max),
      defaultMessage: () => `$property must have ${min} to ${max} characters`,
    },
  });
}

/** Not only spaces. */
export function IsNotBlank(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBlank',
    validator: { validate: (value: unknown) => typeof value === 'string' && value.trim().length > 0, defaultMessage: () => '$property must not be blank' },
  });
}

const isBetween = (value: number, min: number, max: number): boolean => value >= min && value <= max;
