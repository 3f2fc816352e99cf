import { identityConsentChangedV1, type EventData } from '@edtech/contracts';
import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { ask, book, BOOK_LESSON, openSchool, signUp, teacher, type School } from '../../test/school.js';

type Consent = EventData<typeof identityConsentChangedV1>;

interface NeedsConsent {
  bookLesson: { __typename: string; maximumPerLesson?: { amountMinor: number; currency: string } | null; message?: string };
}

// The school's clock stands at 2030-01-07T09:00:00Z.
const MAJORITY = '2030-01-07T10:00:00.000Z';
const WITH_CONSENT = BOOK_LESSON.replace('... on SlotTaken', '... on BookingNeedsConsent { maximumPerLesson { amountMinor currency } message } ... on SlotTaken');

describe('who is under age', () => {
  let school: School;
  let tutorId: string;
  let minor: TestUser;
  let sequence: number;

  beforeAll(async () => {
    school = await openSchool();
    ({ tutorId } = await teacher(school, { rate: 4_500 }));
  });
  beforeEach(async () => {
    minor = await signUp(school, 'student');
    sequence = 0;
    await told({});
  });
  afterEach(() => school.clock.set(new Date('2030-01-07T09:00:00Z')));
  afterAll(() => school?.service.close());

  /** Identity says something of the minor. */
  async function told(state: Partial<Consent>, at = (sequence += 1)): Promise<void> {
    const data = { userId: minor.userId, consentNeededUntil: MAJORITY, kinds: [], maximumPerLesson: null, ...state };
    await school.service.deliver(identityConsentChangedV1, { sequence: at, data });
  }

  const tryToBook = async (input: object) => (await ask<NeedsConsent>(school, minor, WITH_CONSENT, { input: { idempotencyKey: newId(), tutorId, ...input } })).bookLesson;
  const lessons = async () => (await school.service.database.admin`select from learning.lessons`).length;

  test('books nothing without a guardian, and nothing is written', async () => {
    const before = await lessons();
    for (const kinds of [[], ['payment']]) {
      await told({ kinds });
      expect(await tryToBook({ startsAt: '2030-01-08T08:00:00Z' })).toEqual({ __typename: 'BookingNeedsConsent', maximumPerLesson: null, message: expect.stringContaining('guardian') });
    }
    expect(await lessons()).toBe(before);
  });

  test('books with consent, up to its price, and nothing new once it is withdrawn; what was booked stays', async () => {
    const maximumPerLesson = { amountMinor: 4_500, currency: 'EUR' };
    await told({ kinds: ['booking'], maximumPerLesson });
    const first = { tutorId, startsAt: '2030-01-08T09:00:00Z', idempotencyKey: newId() };
    const booked = await book(school, minor, first);
    expect(booked.__typename).toBe('LessonBooked');
    expect(await tryToBook({ startsAt: '2030-01-08T10:00:00Z', durationMinutes: 61 })).toMatchObject({ __typename: 'BookingNeedsConsent', maximumPerLesson });
    await told({});
    expect(await tryToBook({ startsAt: '2030-01-08T10:00:00Z' })).toMatchObject({ __typename: 'BookingNeedsConsent', maximumPerLesson: null });
    // The same request again hears of the same lesson.
    expect(await book(school, minor, first)).toEqual(booked);
  });

  test('books alone from the very instant on at which they come of age, without anybody being told', async () => {
    school.clock.set(new Date(new Date(MAJORITY).getTime() - 1));
    expect(await tryToBook({ startsAt: '2030-01-08T11:00:00Z' })).toMatchObject({ __typename: 'BookingNeedsConsent' });
    school.clock.set(new Date(MAJORITY));
    expect(await tryToBook({ startsAt: '2030-01-08T11:00:00Z' })).toMatchObject({ __typename: 'LessonBooked' });
  });

  test('is not given consent by what is older than its withdrawal', async () => {
    await told({}, 7);
    await told({ kinds: ['booking'] }, 5);
    expect(await tryToBook({ startsAt: '2030-01-08T12:00:00Z' })).toMatchObject({ __typename: 'BookingNeedsConsent' });
    await told({ consentNeededUntil: null }, 8);
    expect(await tryToBook({ startsAt: '2030-01-08T12:00:00Z' })).toMatchObject({ __typename: 'LessonBooked' });
  });
});
