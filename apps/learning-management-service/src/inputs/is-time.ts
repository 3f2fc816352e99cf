import { ValidateBy, type ValidationArguments } from 'class-validator';

/** The IANA name of a time zone: `Europe/Vienna`. Not an offset, which knows no summer. */
export function IsZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isZone',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && /^[A-Za-z][\w+/-]{0,63}$/.test(value) && isKnownZone(value),
      defaultMessage: () => '$property must be the IANA name of a time zone, such as "Europe/Vienna"',
    },
  });
}

function isKnownZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

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
