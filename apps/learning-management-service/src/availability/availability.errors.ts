import { defineError } from '@edtech/errors';

/** Two rules of one day share time. Both are written `09:00-12:00`. */
export const availabilityOverlap = defineError<{ dayOfWeek: number; first: string; second: string }>({
  code: 'AVAILABILITY_OVERLAP',
  kind: 'invalid',
  message: ({ first, second }) => `The rules ${first} and ${second} of one day overlap`,
});

export const freeSlotsRangeInvalid = defineError<{ maxDays: number }>({
  code: 'FREE_SLOTS_RANGE_INVALID',
  kind: 'invalid',
  message: ({ maxDays }) => `Ask for slots from one moment to a later one, at most ${maxDays} days apart`,
});

export const slotInPast = defineError<{ startsAt: string }>({
  code: 'SLOT_IN_PAST',
  kind: 'invalid',
  message: 'A lesson can only be booked for the future',
});

export const slotTooFarAhead = defineError<{ startsAt: string; daysAhead: number }>({
  code: 'SLOT_TOO_FAR_AHEAD',
  kind: 'invalid',
  message: ({ daysAhead }) => `A lesson can be booked at most ${daysAhead} days ahead`,
});

export const slotOutsideAvailability = defineError<{ startsAt: string; endsAt: string }>({
  code: 'SLOT_OUTSIDE_AVAILABILITY',
  kind: 'conflict',
  message: 'The tutor does not teach at that time',
});
