import { Temporal } from 'temporal-polyfill';
import { availabilityOverlap } from './availability.errors.js';

/** Weekly hours as a clock on the wall shows them. Times are `HH:MM`, the end is not included. */
export interface AvailabilityRule {
  /** 0 is Sunday, 6 is Saturday. */
  readonly dayOfWeek: number;
  readonly startTime: string;
  readonly endTime: string;
  /** IANA name of the zone in which the wall is. */
  readonly timeZone: string;
}

/** From one instant to another, which is not included. */
export interface Interval {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** In milliseconds since 1970: of UTC, or of a wall clock that takes itself for UTC. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_DAY_OF_WEEK = 4;
/** Longer than any one rule lasts, also on the day when clocks go back. */
const LONGEST_WINDOW_MS = 2 * DAY_MS;

/** @throws AVAILABILITY_OVERLAP naming the first two rules of one day that share time */
export function refuseOverlaps(rules: readonly AvailabilityRule[]): void {
  const sorted = [...rules].sort((a, b) => a.dayOfWeek - b.dayOfWeek || a.startTime.localeCompare(b.startTime));
  sorted.forEach((rule, index) => {
    const next = sorted[index + 1];
    if (!next || next.dayOfWeek !== rule.dayOfWeek || next.startTime >= rule.endTime) return;
    throw availabilityOverlap({ dayOfWeek: rule.dayOfWeek, first: hours(rule), second: hours(next) });
  });
}

/**
 * When the rules hold between two instants: those instants whose wall clock reads a time that a rule covers.
 * An hour that clocks skip is in no window, one that they repeat is in two. In order, touching ones joined.
 */
export function windows(rules: readonly AvailabilityRule[], from: Date, to: Date): Interval[] {
  const zones = [...new Set(rules.map(({ timeZone }) => timeZone))];
  const spans = zones.flatMap((zone) => {
    const own = rules.filter(({ timeZone }) => timeZone === zone);
    return stretches(zone, from.getTime(), to.getTime()).flatMap(({ start, end, offset }) =>
      onWall(own, { start: start + offset, end: end + offset }).map((span) => ({ start: span.start - offset, end: span.end - offset })),
    );
  });
  return joined(spans).map(toInterval);
}

/** Whether the rules hold the whole time. */
export function isAvailable(rules: readonly AvailabilityRule[], { startsAt, endsAt }: Interval): boolean {
  const [window] = windows(rules, startsAt, endsAt);
  return window?.startsAt.getTime() === startsAt.getTime() && window.endsAt.getTime() === endsAt.getTime();
}

export interface FreeSlotsQuestion {
  readonly rules: readonly AvailabilityRule[];
  /** Lessons that occupy their slot, at least all that touch {@link slotHorizon}. */
  readonly busy: readonly Interval[];
  readonly from: Date;
  readonly to: Date;
  readonly durationMinutes: number;
  readonly now: Date;
}

/** Slots between `from` and `to` that lie in the future, back to back from the beginning of each window and from the end of each lesson. */
export function freeSlots({ rules, busy, from, to, durationMinutes, now }: FreeSlotsQuestion): Interval[] {
  const horizon = slotHorizon(from, to);
  const length = durationMinutes * MINUTE_MS;
  const earliest = Math.max(from.getTime(), now.getTime() + 1);
  const taken = joined(busy.map(toSpan));
  return windows(rules, horizon.startsAt, horizon.endsAt)
    .flatMap((window) => without(toSpan(window), taken))
    .flatMap(({ start, end }) => Array.from({ length: Math.floor((end - start) / length) }, (_, index) => start + index * length))
    .filter((start) => start >= earliest && start + length <= to.getTime())
    .map((start) => toInterval({ start, end: start + length }));
}

/** How far around a range lessons and windows matter: a window that has begun before it decides where its slots begin. */
export function slotHorizon(from: Date, to: Date): Interval {
  return toInterval({ start: from.getTime() - LONGEST_WINDOW_MS, end: to.getTime() + LONGEST_WINDOW_MS });
}

/** The stretches of time during which a zone keeps its distance from UTC. */
function stretches(zone: string, from: number, to: number): (Span & { offset: number })[] {
  const found: (Span & { offset: number })[] = [];
  for (let start = from; start < to; ) {
    const here = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
    const change = here.getTimeZoneTransition('next')?.epochMilliseconds ?? to;
    const end = Math.min(change, to);
    found.push({ start, end, offset: here.offsetNanoseconds / 1_000_000 });
    start = end;
  }
  return found;
}

/** When the rules hold, on a wall clock that runs evenly. */
function onWall(rules: readonly AvailabilityRule[], stretch: Span): Span[] {
  const spans: Span[] = [];
  for (let day = Math.floor(stretch.start / DAY_MS); day * DAY_MS < stretch.end; day += 1) {
    for (const rule of rules.filter(({ dayOfWeek }) => dayOfWeek === (((day + FIRST_DAY_OF_WEEK) % 7) + 7) % 7)) {
      const start = Math.max(day * DAY_MS + sinceMidnight(rule.startTime), stretch.start);
      const end = Math.min(day * DAY_MS + sinceMidnight(rule.endTime), stretch.end);
      if (start < end) spans.push({ start, end });
    }
  }
  return spans;
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/** @param taken in order, not touching each other */
function without(span: Span, taken: readonly Span[]): Span[] {
  const free: Span[] = [];
  let start = span.start;
  for (const gone of taken.filter(({ start: begin, end }) => begin < span.end && end > span.start)) {
    if (gone.start > start) free.push({ start, end: gone.start });
    start = Math.max(start, gone.end);
  }
  return start < span.end ? [...free, { start, end: span.end }] : free;
}

function sinceMidnight(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * MINUTE_MS;
}

const hours = ({ startTime, endTime }: AvailabilityRule): string => `${startTime}-${endTime}`;
const toSpan = ({ startsAt, endsAt }: Interval): Span => ({ start: startsAt.getTime(), end: endsAt.getTime() });
const toInterval = ({ start, end }: Span): Interval => ({ startsAt: new Date(start), endsAt: new Date(end) });
