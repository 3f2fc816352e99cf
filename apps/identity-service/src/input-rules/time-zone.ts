import { ValidateBy } from 'class-validator';

/** Whether this machine's zone data knows the name. Offsets such as `+01:00` are no zones: they know no summer. */
export function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone: `Europe/Vienna`. */
export function IsTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZone',
    validator: { validate: isTimeZone, defaultMessage: () => '$property must be an IANA time zone such as Europe/Vienna' },
  });
}
