import { isAvailable, type AvailabilityRule, type Interval } from './availability.js';
import { slotInPast, slotOutsideAvailability, slotTooFarAhead } from './availability.errors.js';

/** Beyond it neither tutors nor time zones can be trusted to stay as they are. */
export const DAYS_AHEAD = 365;
const DAY_MS = 86_400_000;

/** @throws SLOT_IN_PAST, SLOT_TOO_FAR_AHEAD, SLOT_OUTSIDE_AVAILABILITY when a lesson cannot be booked for that time */
export function refuseUnbookable(slot: Interval, rules: readonly AvailabilityRule[], now: Date): void {
  const startsAt = slot.startsAt.toISOString();
  if (slot.startsAt <= now) throw slotInPast({ startsAt });
  if (slot.startsAt.getTime() - now.getTime() > DAYS_AHEAD * DAY_MS) throw slotTooFarAhead({ startsAt, daysAhead: DAYS_AHEAD });
  if (!isAvailable(rules, slot)) throw slotOutsideAvailability({ startsAt, endsAt: slot.endsAt.toISOString() });
}
