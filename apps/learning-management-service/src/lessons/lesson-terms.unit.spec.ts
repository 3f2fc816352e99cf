import { DomainError } from '@edtech/errors';
import fc from 'fast-check';
import { priceByTheHour } from './lesson-price.js';
import { termsByTheHour, termsOfCourse } from './lesson-terms.js';

const codeOf = (take: () => unknown): string | undefined => {
  try {
    take();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return undefined;
};

describe('the price by the hour', () => {
  test.each([
    [4_500n, 60, 4_500n],
    [4_500n, 45, 3_375n],
    [1n, 30, 1n], // half a cent is a cent
    [1n, 29, 0n],
    [3_333n, 50, 2_778n], // 2777.5
    [0n, 60, 0n],
    [9_007_199_254_740_993n, 120, 18_014_398_509_481_986n],
  ])('%d an hour for %d minutes is %d', (rate, minutes, price) => {
    expect(priceByTheHour(rate, minutes)).toBe(price);
  });

  test('is never further than half a minor unit from the exact amount, and rounds halves up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 480 }), (rate, minutes) => {
        const twice = 2n * (priceByTheHour(rate, minutes) * 60n - rate * BigInt(minutes));
        expect(twice > -60n && twice <= 60n).toBe(true);
      }),
    );
  });
});

const tutor = { id: 't', subjects: ['mathematics', 'physics'], hourlyRateMinor: 4_500n, currency: 'EUR' };
const course = { id: 'c', tutorId: 't', subject: 'mathematics' };
const enrolment = { pricePerLessonMinor: 4_000n, currency: 'EUR', duration: 50 };

describe('a lesson of a course', () => {
  test('costs and lasts what was frozen when the student enrolled', () => {
    expect(termsOfCourse(tutor, course, enrolment, {})).toEqual({ subject: 'mathematics', duration: 50, priceMinor: 4_000n, currency: 'EUR' });
    expect(termsOfCourse(tutor, course, enrolment, { subject: 'mathematics', durationMinutes: 50 }).duration).toBe(50);
  });

  test('is refused to who is not enrolled, with another tutor, or with terms that are not the course’s', () => {
    expect(codeOf(() => termsOfCourse(tutor, course, undefined, {}))).toBe('NOT_ENROLLED');
    expect(codeOf(() => termsOfCourse({ id: 'other' }, course, enrolment, {}))).toBe('COURSE_OF_ANOTHER_TUTOR');
    expect(codeOf(() => termsOfCourse(tutor, course, enrolment, { subject: 'physics' }))).toBe('DIFFERS_FROM_COURSE');
    expect(codeOf(() => termsOfCourse(tutor, course, enrolment, { durationMinutes: 60 }))).toBe('DIFFERS_FROM_COURSE');
  });
});

describe('a lesson by the hour', () => {
  test('is an hour long unless something else is asked for', () => {
    expect(termsByTheHour(tutor, { subject: 'physics' })).toEqual({ subject: 'physics', duration: 60, priceMinor: 4_500n, currency: 'EUR' });
    expect(termsByTheHour(tutor, { subject: 'physics', durationMinutes: 20 })).toMatchObject({ duration: 20, priceMinor: 1_500n });
  });

  test('needs no subject where the tutor has only one', () => {
    expect(termsByTheHour({ ...tutor, subjects: ['physics'] }, {}).subject).toBe('physics');
    expect(codeOf(() => termsByTheHour(tutor, {}))).toBe('SUBJECT_REQUIRED');
    expect(codeOf(() => termsByTheHour({ ...tutor, subjects: [] }, {}))).toBe('SUBJECT_REQUIRED');
  });

  test('is refused in a subject that the tutor does not teach, or without a rate', () => {
    expect(codeOf(() => termsByTheHour(tutor, { subject: 'latin' }))).toBe('SUBJECT_NOT_TAUGHT');
    expect(codeOf(() => termsByTheHour({ ...tutor, hourlyRateMinor: null, currency: null }, { subject: 'physics' }))).toBe('TUTOR_HAS_NO_RATE');
  });
});
