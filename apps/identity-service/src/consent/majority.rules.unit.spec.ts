import { comesOfAgeAt, dayOfMajority, isDay, isPlausibleBirth } from './majority.rules.js';

describe('a day', () => {
  it.each(['2010-02-28', '2012-02-29', '1900-01-01', '2026-12-31'])('is %s', (day) => expect(isDay(day)).toBe(true));

  it.each(['2010-02-29', '1900-02-29', '2010-13-01', '2010-00-10', '2010-04-31', '10-04-01', '2010-4-1', '2010-04-01T00:00:00Z', ' 2010-04-01', '', 'tomorrow'])('is not %j', (text) =>
    expect(isDay(text)).toBe(false),
  );
});

describe('a day of birth', () => {
  const noon = new Date('2026-11-21T12:00:00Z');

  it('is today at the latest, where one lives', () => {
    expect(isPlausibleBirth('2026-11-21', noon, 'UTC')).toBe(true);
    expect(isPlausibleBirth('2026-11-22', noon, 'UTC')).toBe(false);
    expect(isPlausibleBirth('2026-11-22', noon, 'Pacific/Kiritimati')).toBe(true);
  });

  it('is one of somebody who can still live', () => {
    expect(isPlausibleBirth('1900-01-01', noon, 'UTC')).toBe(true);
    expect(isPlausibleBirth('1899-12-31', noon, 'UTC')).toBe(false);
  });
});

describe('coming of age', () => {
  it.each([
    ['2008-06-15', 18, '2026-06-15'],
    ['2008-12-31', 18, '2026-12-31'],
    ['2008-06-15', 21, '2029-06-15'],
    // Born on a leap day: the day after the last of February, where there is no such day.
    ['2008-02-29', 18, '2026-03-01'],
    ['2008-02-29', 20, '2028-02-29'],
    ['2008-02-28', 18, '2026-02-28'],
    ['2008-03-01', 20, '2028-03-01'],
  ])('of who was born on %s is at %i on %s', (birth, age, day) => expect(dayOfMajority(birth, age)).toBe(day));

  it.each([
    ['UTC', '2026-06-15T00:00:00.000Z'],
    ['Europe/Vienna', '2026-06-14T22:00:00.000Z'],
    ['America/New_York', '2026-06-15T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-06-14T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-06-14T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-06-15T11:00:00.000Z'],
  ])('in %s is when that day begins there', (timeZone, instant) => expect(comesOfAgeAt('2008-06-15', 18, timeZone).toISOString()).toBe(instant));

  it('is in winter time in winter', () => {
    expect(comesOfAgeAt('2008-01-15', 18, 'Europe/Vienna').toISOString()).toBe('2026-01-14T23:00:00.000Z');
  });

  it('is the first moment of the day where clocks skip midnight', () => {
    // On the first Sunday of September 2026 it is one o'clock in Santiago after midnight has not been.
    expect(comesOfAgeAt('2008-09-06', 18, 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });

  it.each(Intl.supportedValuesOf('timeZone').filter((_, nr) => nr % 40 === 0))('in %s is the first second of the birthday, on days all over a year', (timeZone) => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    for (let nr = 0; nr < 366; nr += 17) {
      const birth = new Date(Date.UTC(2008, 0, 1 + nr)).toISOString().slice(0, 10);
      const majority = comesOfAgeAt(birth, 18, timeZone);
      expect(format.format(majority)).toBe(dayOfMajority(birth, 18));
      expect(format.format(new Date(majority.getTime() - 1)) < dayOfMajority(birth, 18)).toBe(true);
    }
  });
});
