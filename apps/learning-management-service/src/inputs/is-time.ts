import { ValidateBy, type ValidationArguments } from 'class-validator';

/** A moment without seconds. */
export function IsWholeMinute(): PropertyDecorator {
  return ValidateBy({
    name: 'isWholeMinute',
    validator: {
      validate: (value: unknown) => value instanceof Date && value.getTime() % 60_000 === 0,
      defaultMessage: () => '$property must be a moment without seconds',
    },
  });
}

/** A time of day that is later than another one of the same input. */
export function IsAfter(earlier: string): PropertyDecorator {
  return ValidateBy({
    name: 'isAfter',
    constraints: [earlier],
    validator: {
      validate: (value: unknown, context?: ValidationArguments) => {
        const start = (context?.object as Record<string, unknown> | undefined)?.[earlier];
        return typeof value === 'string' && typeof start === 'string' && value > start;
      },
      defaultMessage: () => `$property must be later than ${earlier}`,
    },
  });
}
