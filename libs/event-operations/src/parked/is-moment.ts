import { ValidateBy } from 'class-validator';

/** No event is older than the platform. What JavaScript makes of a stray number or word is. */
const EARLIEST = Date.UTC(2020, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** A moment that can be meant. Null is none: whoever sends what is no time must not be taken to have sent nothing. */
export function IsMoment(): PropertyDecorator {
  return ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (value: unknown) => value instanceof Date && value.getTime() >= EARLIEST && value.getTime() < LATEST,
      defaultMessage: () => '$property must be a time such as 2026-11-21T09:30:00Z',
    },
  });
}
