const WEEK_MS = 7 * 86_400_000;

/** The week in which 2020 began: ids from before are of another kind, whatever their first bytes say. */
export const FIRST_WEEK = 2609;

/** How far an id may be ahead of the clock. */
export const WEEKS_AHEAD = 8;

/**
 * The week of an event, counted from 1970: that of the time with which its id begins. Every UUIDv7 begins with one; an
 * id of another kind has a time too, but hardly one between 2020 and now.
 */
export function weekOf(eventId: string): number {
  return weekAt(timeOf(eventId));
}

/** The week of a time in milliseconds since 1970. */
export function weekAt(ms: number): number {
  return Math.floor(ms / WEEK_MS);
}

/** When a week begins, in milliseconds since 1970. */
export function startOfWeek(week: number): number {
  return week * WEEK_MS;
}

/** The time with which an id begins, in milliseconds since 1970. */
export function timeOf(eventId: string): number {
  return Number.parseInt(eventId.slice(0, 8) + eventId.slice(9, 13), 16);
}

/** Whether there is a partition for the week, or may be one. */
export function hasPartition(week: number, nowMs: number): boolean {
  return week >= FIRST_WEEK && week <= weekAt(nowMs) + WEEKS_AHEAD;
}
