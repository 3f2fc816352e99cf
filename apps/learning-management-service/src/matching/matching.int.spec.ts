import { analyticsTutorRatingUpdatedV1 } from '@edtech/contracts';
import { ask, changeAccount, openSchool, refusal, signUp, statementsOf, teacher, type School } from '../../test/school.js';

let school: School;
beforeAll(async () => void (school = await openSchool()));
afterAll(() => school?.service.close());

const FIELDS = 'id subject budget { amountMinor currency } requirements { languages minRating notes } createdAt candidates { score reasons tutor { id name } }';
const REQUEST = `mutation ($input: RequestMatchInput!) { requestMatch(input: $input) { ${FIELDS} } }`;
const READ = `query ($id: ID!) { matchingRequest(id: $id) { ${FIELDS} } }`;

interface Request {
  id: string;
  candidates: { score: number; reasons: string[]; tutor: { id: string } }[];
}
const match = async (as: Parameters<typeof ask>[1], input: object): Promise<Request> => (await ask<{ requestMatch: Request }>(school, as, REQUEST, { input })).requestMatch;
const idsOf = ({ candidates }: Request): string[] => candidates.map(({ tutor }) => tutor.id);

describe('matching', () => {
  test('shows nobody above the budget, unverified, suspended, of another subject or currency', async () => {
    const subjects = ['chess'];
    const fits = await teacher(school, { subjects, rate: 5_000 });
    await teacher(school, { subjects, rate: 5_001 });
    await teacher(school, { subjects, rate: 1_000, currency: 'USD' });
    await teacher(school, { subjects, rate: null });
    await teacher(school, { subjects, verified: false });
    await teacher(school, { subjects: ['go'] });
    const suspended = await teacher(school, { subjects });
    await changeAccount(school, suspended.user, 2, { status: 'suspended' });
    const student = await signUp(school, 'student');
    const found = await match(student, { subject: 'chess', budget: { amountMinor: 5_000, currency: 'EUR' } });
    expect(idsOf(found)).toEqual([fits.tutorId]);
    expect(found.candidates[0]?.reasons.map((reason) => reason.split(':')[0])).toEqual(['subject', 'language', 'rating', 'price']);
  });

  test('ranks by language, rating and price, the same each time, and is kept as it was', async () => {
    const subjects = ['piano'];
    const wrongLanguage = await teacher(school, { subjects, languages: ['fr'] });
    const cheap = await teacher(school, { subjects, languages: ['de'], rate: 3_000 });
    const loved = await teacher(school, { subjects, languages: ['de'], rate: 3_000 });
    await school.service.deliver(analyticsTutorRatingUpdatedV1, { sequence: 1, data: { tutorUserId: loved.user.userId, average: 5, bayesian: 4.8, reviewCount: 9 } });
    const student = await signUp(school, 'student');
    const input = { subject: 'piano', budget: { amountMinor: 6_000, currency: 'EUR' }, requirements: { languages: ['de'], notes: 'Bach, please' } };
    const first = await match(student, input);
    expect(idsOf(first)).toEqual([loved.tutorId, cheap.tutorId, wrongLanguage.tutorId]);
    expect(first.candidates[0]?.reasons).toEqual(['subject: teaches only piano', 'language: speaks de', 'rating: 4.8 of 5 from 9 reviews', 'price: 50% of the budget']);
    expect(await match(student, input)).toMatchObject({ candidates: first.candidates });
    await changeAccount(school, loved.user, 2, { status: 'suspended' });
    let kept: unknown;
    const statements = await statementsOf(school, async () => void (kept = (await ask<{ matchingRequest: Request }>(school, student, READ, { id: first.id })).matchingRequest));
    expect(kept).toEqual({ ...first, requirements: { languages: ['de'], minRating: null, notes: 'Bach, please' } });
    expect(statements).toHaveLength(3);
  });

  test('takes the languages of the profile when the request names none, and leaves out the unrated when a rating is asked for', async () => {
    const subjects = ['cello'];
    const [french, german] = [await teacher(school, { subjects, languages: ['fr'] }), await teacher(school, { subjects, languages: ['de'] })];
    const student = await signUp(school, 'student');
    await ask(school, student, 'mutation ($input: UpdateStudentProfileInput!) { updateStudentProfile(input: $input) { id } }', { input: { preferredLanguages: ['fr'] } });
    const budget = { amountMinor: 6_000, currency: 'EUR' };
    expect(idsOf(await match(student, { subject: 'cello', budget }))).toEqual([french.tutorId, german.tutorId]);
    expect(idsOf(await match(student, { subject: 'cello', budget, requirements: { minRating: 1 } }))).toEqual([]);
  });

  test('is for students; a request is seen by nobody else', async () => {
    const input = { subject: 'chess', budget: { amountMinor: 1, currency: 'EUR' } };
    const student = await signUp(school, 'student');
    const { id } = await match(student, input);
    expect((await refusal(school, await signUp(school, 'student'), READ, { id })).code).toBe('MATCHING_REQUEST_NOT_FOUND');
    expect((await refusal(school, school.service.user('tutor'), REQUEST, { input })).code).toBe('FORBIDDEN');
    expect((await refusal(school, school.service.user('student'), REQUEST, { input })).code).toBe('STUDENT_PROFILE_NOT_READY');
  });
});
