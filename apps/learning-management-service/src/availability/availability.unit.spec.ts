import { DomainError } from '@edtech/errors';
import fc from 'fast-check';
import { freeSlots, isAvailable, refuseOverlaps, windows, type AvailabilityRule, type Interval } from './availability.js';
import { refuseUnbookable } from './bookable-slot.rules.js';

const rule = (dayOfWeek: number, startTime: string, endTime: string, timeZone = 'Europe/Vienna'): AvailabilityRule => ({ dayOfWeek, startTime, endTime, timeZone });
const at = (text: string): Date => new Date(text);
const read = (intervals: readonly Interval[]): string[] =>
  intervals.map(({ startsAt, endsAt }) => `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(0, 16)}`);
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const MINUTE = 60_000;
const LONG_AGO = at('2000-01-01T00:00:00Z');

describe('windows', () => {
  const daily = EVERY_DAY.map((day) => rule(day, '09:00', '12:00'));

  test('stay at the same time on the wall when clocks go forward (Vienna, 31 March 2030)', () => {
    expect(read(windows(daily, at('2030-03-30T00:00:00Z'), at('2030-04-01T00:00:00Z')))).toEqual([
      '2030-03-30T08:00/2030-03-30T11:00',
      '2030-03-31T07:00/2030-03-31T10:00',
    ]);
  });

  test('stay at the same time on the wall when clocks go back (Vienna, 27 October 2030)', () => {
    expect(read(windows(daily, at('2030-10-26T00:00:00Z'), at('2030-10-28T00:00:00Z')))).toEqual([
      '2030-10-26T07:00/2030-10-26T10:00',
      '2030-10-27T08:00/2030-10-27T11:00',
    ]);
  });

  test('are an hour shorter where clocks skip one, and an hour longer where they repeat one', () => {
    const night = [rule(0, '00:00', '06:00')];
    const lengths = (from: string, to: string): number[] => windows(night, at(from), at(to)).map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 3_600_000);
    expect(lengths('2030-03-30T12:00:00Z', '2030-03-31T12:00:00Z')).toEqual([5]);
    expect(lengths('2030-10-26T12:00:00Z', '2030-10-27T12:00:00Z')).toEqual([7]);
  });

  test('leave out the time that no clock shows, and offer twice what clocks show twice', () => {
    const skipped = [rule(0, '02:30', '04:00')];
    expect(read(windows(skipped, at('2030-03-30T12:00:00Z'), at('2030-03-31T12:00:00Z')))).toEqual(['2030-03-31T01:00/2030-03-31T02:00']);
    const repeated = [rule(0, '02:15', '02:45')];
    expect(read(windows(repeated, at('2030-10-26T12:00:00Z'), at('2030-10-27T12:00:00Z')))).toEqual([
      '2030-10-27T00:15/2030-10-27T00:45',
      '2030-10-27T01:15/2030-10-27T01:45',
    ]);
  });

  test('know zones that shift by half an hour, at midnight, on the other half of the earth, and before 1970', () => {
    expect(read(windows([rule(0, '01:30', '02:45', 'Australia/Lord_Howe')], at('2030-04-06T12:00:00Z'), at('2030-04-07T12:00:00Z')))).toEqual([
      '2030-04-06T14:30/2030-04-06T16:15', // 02:00 went back to 01:30
    ]);
    expect(read(windows([rule(5, '00:00', '02:00', 'Africa/Cairo')], at('2030-04-25T12:00:00Z'), at('2030-04-26T12:00:00Z')))).toEqual([
      '2030-04-25T22:00/2030-04-25T23:00', // 00:00 went forward to 01:00
    ]);
    expect(read(windows([rule(1, '08:00', '09:00', 'Pacific/Auckland')], at('2030-01-06T00:00:00Z'), at('2030-01-08T00:00:00Z')))).toEqual(['2030-01-06T19:00/2030-01-06T20:00']);
    expect(read(windows([rule(3, '00:00', '01:00', 'UTC')], at('1969-12-31T00:00:00Z'), at('1970-01-01T00:00:00Z')))).toEqual(['1969-12-31T00:00/1969-12-31T01:00']);
  });

  test('join where rules touch, so that a lesson may cross from one into the next', () => {
    const rules = [rule(1, '09:00', '12:00'), rule(1, '12:00', '15:00')];
    expect(read(windows(rules, at('2030-01-07T00:00:00Z'), at('2030-01-08T00:00:00Z')))).toEqual(['2030-01-07T08:00/2030-01-07T14:00']);
    expect(isAvailable(rules, { startsAt: at('2030-01-07T10:30:00Z'), endsAt: at('2030-01-07T11:30:00Z') })).toBe(true);
    expect(isAvailable(rules, { startsAt: at('2030-01-07T13:30:00Z'), endsAt: at('2030-01-07T14:01:00Z') })).toBe(false);
    expect(isAvailable([], { startsAt: at('2030-01-07T13:30:00Z'), endsAt: at('2030-01-07T14:01:00Z') })).toBe(false);
  });
});

describe('rules', () => {
  const refused = (...rules: AvailabilityRule[]): unknown => {
    try {
      refuseOverlaps(rules);
    } catch (error) {
      if (error instanceof DomainError) return [error.code, error.details];
    }
    return undefined;
  };

  test('of one day must not share a minute; both are named', () => {
    expect(refused(rule(1, '11:59', '13:00'), rule(1, '09:00', '12:00'))).toEqual(['AVAILABILITY_OVERLAP', { dayOfWeek: 1, first: '09:00-12:00', second: '11:59-13:00' }]);
    expect(refused(rule(1, '09:00', '12:00'), rule(1, '09:00', '12:00'))).toBeDefined();
    expect(refused(rule(1, '09:00', '12:00'), rule(1, '10:00', '11:00'))).toBeDefined();
  });

  test('may touch, and may be alike on different days', () => {
    expect(refused(rule(1, '09:00', '12:00'), rule(1, '12:00', '13:00'), rule(2, '09:00', '12:00'))).toBeUndefined();
  });
});

describe('free slots', () => {
  const rules = [rule(1, '09:00', '12:00', 'UTC')];
  const monday = { from: at('2030-01-07T00:00:00Z'), to: at('2030-01-08T00:00:00Z'), now: LONG_AGO };
  const busy = (from: string, to: string): Interval => ({ startsAt: at(`2030-01-07T${from}:00Z`), endsAt: at(`2030-01-07T${to}:00Z`) });

  test('are what lessons leave over, beginning anew after each', () => {
    expect(read(freeSlots({ ...monday, rules, busy: [busy('09:30', '10:15')], durationMinutes: 45 }))).toEqual(['2030-01-07T10:15/2030-01-07T11:00', '2030-01-07T11:00/2030-01-07T11:45']);
    expect(freeSlots({ ...monday, rules, busy: [busy('08:00', '13:00')], durationMinutes: 15 })).toEqual([]);
  });

  test('lie in the future and inside the range, and begin at the same minutes whatever the range', () => {
    const slots = freeSlots({ rules, busy: [], from: at('2030-01-07T09:10:12.345Z'), to: at('2030-01-07T11:59:00Z'), now: LONG_AGO, durationMinutes: 60 });
    expect(read(slots)).toEqual(['2030-01-07T10:00/2030-01-07T11:00']);
    expect(read(freeSlots({ ...monday, now: at('2030-01-07T10:00:00Z'), rules, busy: [], durationMinutes: 60 }))).toEqual(['2030-01-07T11:00/2030-01-07T12:00']);
  });

  const zones = ['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kathmandu', 'UTC'];
  const time = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const anyRule = fc
    .record({ day: fc.integer({ min: 0, max: 6 }), zone: fc.constantFrom(...zones), times: fc.uniqueArray(fc.integer({ min: 0, max: 1_439 }), { minLength: 2, maxLength: 2 }) })
    .map(({ day, zone, times }) => rule(day, time(Math.min(...times)), time(Math.max(...times)), zone));
  const moment = fc.integer({ min: at('2030-01-01T00:00:00Z').getTime() / MINUTE, max: at('2030-12-31T00:00:00Z').getTime() / MINUTE }).map((minute) => minute * MINUTE);

  /** The wall clock as the platform's own calendar reads it, which is not what the rules are computed with. */
  function onTheWall(instant: number, timeZone: string): { day: number; time: string } {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(instant);
    const part = (type: string): string => parts.find((one) => one.type === type)!.value;
    return { day: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday')), time: `${part('hour')}:${part('minute')}` };
  }
  const covered = (instant: number, all: readonly AvailabilityRule[]): boolean =>
    all.some((one) => {
      const wall = onTheWall(instant, one.timeZone);
      return wall.day === one.dayOfWeek && wall.time >= one.startTime && wall.time < one.endTime;
    });

  test('windows cover exactly the minutes at which the wall clock reads a time of a rule', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 4 }), moment, fc.array(fc.integer({ min: 0, max: 2_879 }), { minLength: 8, maxLength: 8 }), (all, from, minutes) => {
        const found = windows(all, new Date(from), new Date(from + 2_880 * MINUTE));
        for (const minute of minutes.map((offset) => from + offset * MINUTE)) {
          expect(found.some(({ startsAt, endsAt }) => startsAt.getTime() <= minute && minute < endsAt.getTime())).toBe(covered(minute, all));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('slots never overlap each other or a lesson, lie within availability, the range and the future, and are as long as asked for', () => {
    const lesson = fc.tuple(fc.integer({ min: 0, max: 4_320 }), fc.integer({ min: 5, max: 180 }));
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 4 }), moment, fc.array(lesson, { maxLength: 6 }), fc.integer({ min: 5, max: 240 }), (all, from, lessons, durationMinutes) => {
        const taken = lessons.map(([offset, length]) => ({ startsAt: new Date(from + offset * MINUTE), endsAt: new Date(from + (offset + length) * MINUTE) }));
        const [now, to] = [new Date(from + 600 * MINUTE), new Date(from + 4_320 * MINUTE)];
        const slots = freeSlots({ rules: all, busy: taken, from: new Date(from), to, durationMinutes, now });
        slots.forEach(({ startsAt, endsAt }, index) => {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(durationMinutes * MINUTE);
          expect(startsAt > now && endsAt <= to).toBe(true);
          expect(isAvailable(all, { startsAt, endsAt })).toBe(true);
          expect(taken.every((one) => one.endsAt <= startsAt || one.startsAt >= endsAt)).toBe(true);
          if (index > 0) expect(slots[index - 1]!.endsAt <= startsAt).toBe(true);
        });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a slot to be booked', () => {
  const rules = EVERY_DAY.map((day) => rule(day, '09:00', '12:00', 'UTC'));
  const now = at('2030-01-07T09:00:00Z');
  const codeOf = (from: string, to: string): string | undefined => {
    try {
      refuseUnbookable({ startsAt: at(from), endsAt: at(to) }, rules, now);
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
    return undefined;
  };

  test('lies in the future, within a year, within availability', () => {
    expect(codeOf('2030-01-07T09:01:00Z', '2030-01-07T10:01:00Z')).toBeUndefined();
    expect(codeOf('2030-01-07T09:00:00Z', '2030-01-07T10:00:00Z')).toBe('SLOT_IN_PAST');
    expect(codeOf('2031-01-07T09:00:00Z', '2031-01-07T10:00:00Z')).toBeUndefined();
    expect(codeOf('2031-01-07T09:01:00Z', '2031-01-07T10:01:00Z')).toBe('SLOT_TOO_FAR_AHEAD');
    expect(codeOf('2030-01-08T11:01:00Z', '2030-01-08T12:01:00Z')).toBe('SLOT_OUTSIDE_AVAILABILITY');
  });
});
