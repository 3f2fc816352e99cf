/** A day of the calendar, wherever one is: `2010-02-28`. */
export type Day = string;

const EARLIEST: Day = '1900-01-01';

/** Whether it is a day that there is. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && dayOf(parsed) === text;
}

/** Whether somebody who lives now can have been born on that day. */
export function isPlausibleBirth(day: Day, now: Date, timeZone: string): boolean {
  return day >= EARLIEST && day <= dayIn(timeZone)(now);
}

/**
 * The day on which somebody comes of age: the birthday. Who was born on 29 February has it on 1 March where the year has
 * no such day, not before: that is when the last year is over.
 */
export function dayOfMajority(dateOfBirth: Day, ageOfMajority: number): Day {
  const [year = 0, month = 1, day = 1] = dateOfBirth.split('-').map(Number);
  // Date.UTC carries what a month does not have over into the next.
  return dayOf(new Date(Date.UTC(year + ageOfMajority, month - 1, day)));
}

/** The instant at which somebody comes of age: when that day begins where they live. @param timeZone an IANA time zone */
export function comesOfAgeAt(dateOfBirth: Day, ageOfMajority: number, timeZone: string): Date {
  return beginningOf(dayOfMajority(dateOfBirth, ageOfMajority), timeZone);
}

/** Further from UTC than any place, in seconds. */
const FARTHEST_S = 16 * 3_600;

/** The first second of a day somewhere: mostly midnight, and an hour later where clocks skip it. */
function beginningOf(day: Day, timeZone: string): Date {
  const dayAt = dayIn(timeZone);
  const utc = Date.parse(`${day}T00:00:00Z`) / 1_000;
  let [before, reached] = [utc - FARTHEST_S, utc + FARTHEST_S];
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (dayAt(new Date(middle * 1_000)) < day) before = middle;
    else reached = middle;
  }
  return new Date(reached * 1_000);
}

/** Which day it is somewhere, by the instant. Made once for many: formats are dear to make. */
function dayIn(timeZone: string): (instant: Date) => Day {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (instant) => {
    const parts = format.formatToParts(instant);
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

function dayOf(utc: Date): Day {
  return utc.toISOString().slice(0, 10);
}
