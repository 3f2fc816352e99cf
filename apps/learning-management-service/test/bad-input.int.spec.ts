import type { TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { BOOK_LESSON, ENROL, openSchool, PUBLISH_COURSE, refusal, SET_AVAILABILITY, signUp, teacher, UPDATE_COURSE, UPDATE_TUTOR_PROFILE, VERIFY_TUTOR, type School } from './school.js';

let school: School;
let users: Record<'tutor' | 'student' | 'admin', TestUser>;
beforeAll(async () => {
  school = await openSchool();
  users = { tutor: (await teacher(school)).user, student: await signUp(school, 'student'), admin: school.service.user('admin') };
});
afterAll(() => school?.service.close());

const UPDATE_STUDENT = 'mutation ($input: UpdateStudentProfileInput!) { updateStudentProfile(input: $input) { id } }';
const MATCH = 'mutation ($input: RequestMatchInput!) { requestMatch(input: $input) { id } }';
const SEARCH = 'query ($filter: TutorFilterInput, $first: Int) { searchTutors(filter: $filter, first: $first) { edges { node { id } } } }';
const SLOTS = 'query ($durationMinutes: Int!, $tutorId: ID!) { freeSlots(tutorId: $tutorId, from: "2030-01-08T00:00:00Z", to: "2030-01-09T00:00:00Z", durationMinutes: $durationMinutes) { startsAt } }';
const EUR = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const many = (count: number, of: (index: number) => unknown): unknown[] => Array.from({ length: count }, (_, index) => of(index));
const course = (more: object) => ({ input: { title: 'T', description: '', subject: 'mathematics', price: EUR(1), durationMinutes: 60, ...more } });
const rule = (more: object) => ({ input: { timeZone: 'UTC', rules: [{ dayOfWeek: 1, startTime: '09:00', endTime: '10:00', ...more }] } });
const booking = (more: object) => ({ input: { tutorId: newId(), startsAt: '2030-01-08T12:00:00Z', idempotencyKey: newId(), ...more } });
const match = (more: object) => ({ input: { subject: 'mathematics', budget: EUR(1), ...more } });

type Case = [what: string, as: 'tutor' | 'student' | 'admin', operation: string, variables: object, field: string, rule: string];

const cases: Case[] = [
  ['a subject with a NUL', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: ['a\0b'] } }, 'input.subjects', 'isSubject'],
  ['a subject in capitals', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: ['Latin'] } }, 'input.subjects', 'isSubject'],
  ['a subject that is too long', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: ['x'.repeat(61)] } }, 'input.subjects', 'isSubject'],
  ['too many subjects', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: many(21, (index) => `s${index}`) } }, 'input.subjects', 'arrayMaxSize'],
  ['a subject twice', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: ['latin', 'latin'] } }, 'input.subjects', 'arrayUnique'],
  ['no subjects, but null', 'tutor', UPDATE_TUTOR_PROFILE, { input: { subjects: null } }, 'input.subjects', 'arrayMaxSize'],
  ['a language that is none', 'tutor', UPDATE_TUTOR_PROFILE, { input: { languages: ['english!'] } }, 'input.languages', 'isLanguage'],
  ['a language in another spelling', 'tutor', UPDATE_TUTOR_PROFILE, { input: { languages: ['de-at'] } }, 'input.languages', 'isLanguage'],
  ['a rate below zero', 'tutor', UPDATE_TUTOR_PROFILE, { input: { hourlyRate: EUR(-1) } }, 'input.hourlyRate.amountMinor', 'min'],
  ['a rate beyond reason', 'tutor', UPDATE_TUTOR_PROFILE, { input: { hourlyRate: EUR(100_000_001) } }, 'input.hourlyRate', 'isPrice'],
  ['a currency that is none', 'tutor', UPDATE_TUTOR_PROFILE, { input: { hourlyRate: { amountMinor: 1, currency: 'euro' } } }, 'input.hourlyRate.currency', 'matches'],
  ['a tutor id that is none', 'admin', VERIFY_TUTOR, { tutorId: 'x' }, 'tutorId', 'isUuid'],
  ['an empty title', 'tutor', PUBLISH_COURSE, course({ title: '' }), 'input.title', 'isNotBlank'],
  ['a blank title', 'tutor', PUBLISH_COURSE, course({ title: ' \t ' }), 'input.title', 'isNotBlank'],
  ['a title that is too long', 'tutor', PUBLISH_COURSE, course({ title: 'x'.repeat(201) }), 'input.title', 'maxLength'],
  ['a title with a NUL', 'tutor', PUBLISH_COURSE, course({ title: 'a\0b' }), 'input.title', 'isStorable'],
  ['a title with half an emoji', 'tutor', PUBLISH_COURSE, course({ title: '\ud83d' }), 'input.title', 'isStorable'],
  ['a description with a NUL', 'tutor', PUBLISH_COURSE, course({ description: '\0' }), 'input.description', 'isStorable'],
  ['a description that is too long', 'tutor', PUBLISH_COURSE, course({ description: 'x'.repeat(5_001) }), 'input.description', 'maxLength'],
  ['a course that is too short', 'tutor', PUBLISH_COURSE, course({ durationMinutes: 14 }), 'input.durationMinutes', 'min'],
  ['a course that is too long', 'tutor', PUBLISH_COURSE, course({ durationMinutes: 481 }), 'input.durationMinutes', 'max'],
  ['no price, but null', 'tutor', UPDATE_COURSE, { input: { courseId: newId(), price: null } }, 'input.price', 'isPrice'],
  ['a course id that is none', 'student', ENROL, { courseId: "'; drop table" }, 'courseId', 'isUuid'],
  ['a goal with a NUL', 'student', UPDATE_STUDENT, { input: { learningGoals: [{ subject: 'latin', goal: 'a\0' }] } }, 'input.learningGoals.0.goal', 'isStorable'],
  ['a goal that is too long', 'student', UPDATE_STUDENT, { input: { learningGoals: [{ subject: 'latin', goal: 'x'.repeat(501) }] } }, 'input.learningGoals.0.goal', 'maxLength'],
  ['too many goals', 'student', UPDATE_STUDENT, { input: { learningGoals: many(21, () => ({ subject: 'latin', goal: 'x' })) } }, 'input.learningGoals', 'arrayMaxSize'],
  ['a day before Sunday', 'tutor', SET_AVAILABILITY, rule({ dayOfWeek: -1 }), 'input.rules.0.dayOfWeek', 'min'],
  ['a day after Saturday', 'tutor', SET_AVAILABILITY, rule({ dayOfWeek: 7 }), 'input.rules.0.dayOfWeek', 'max'],
  ['hours that end when they start', 'tutor', SET_AVAILABILITY, rule({ endTime: '09:00' }), 'input.rules.0.endTime', 'isAfter'],
  ['hours that end before they start', 'tutor', SET_AVAILABILITY, rule({ endTime: '08:59' }), 'input.rules.0.endTime', 'isAfter'],
  ['a time zone that is none', 'tutor', SET_AVAILABILITY, { input: { timeZone: 'Europe/Atlantis', rules: [] } }, 'input.timeZone', 'isTimeZone'],
  ['an offset instead of a time zone', 'tutor', SET_AVAILABILITY, { input: { timeZone: '+02:00', rules: [] } }, 'input.timeZone', 'isTimeZone'],
  ['a time zone with a NUL', 'tutor', SET_AVAILABILITY, { input: { timeZone: 'UTC\0', rules: [] } }, 'input.timeZone', 'isTimeZone'],
  ['too many rules', 'tutor', SET_AVAILABILITY, { input: { timeZone: 'UTC', rules: many(101, () => rule({}).input.rules[0]) } }, 'input.rules', 'arrayMaxSize'],
  ['a start with seconds', 'student', BOOK_LESSON, booking({ startsAt: '2030-01-08T12:00:01Z' }), 'input.startsAt', 'isWholeMinute'],
  ['a key that is no UUID', 'student', BOOK_LESSON, booking({ idempotencyKey: 'again' }), 'input.idempotencyKey', 'isUuid'],
  ['a tutor that is no UUID', 'student', BOOK_LESSON, booking({ tutorId: 'x' }), 'input.tutorId', 'isUuid'],
  ['a lesson that is too short', 'student', BOOK_LESSON, booking({ durationMinutes: 14 }), 'input.durationMinutes', 'min'],
  ['a lesson that is too long', 'student', BOOK_LESSON, booking({ durationMinutes: 481 }), 'input.durationMinutes', 'max'],
  ['a lesson about a NUL', 'student', BOOK_LESSON, booking({ subject: 'a\0' }), 'input.subject', 'isSubject'],
  ['a budget below zero', 'student', MATCH, match({ budget: EUR(-1) }), 'input.budget.amountMinor', 'min'],
  ['notes with a NUL', 'student', MATCH, match({ requirements: { notes: 'a\0' } }), 'input.requirements.notes', 'isStorable'],
  ['notes that are too long', 'student', MATCH, match({ requirements: { notes: 'x'.repeat(2_001) } }), 'input.requirements.notes', 'maxLength'],
  ['a rating of six', 'student', MATCH, match({ requirements: { minRating: 6 } }), 'input.requirements.minRating', 'max'],
  ['a page of none', 'student', SEARCH, { first: 0 }, 'first', 'min'],
  ['a page of too many', 'student', SEARCH, { first: 101 }, 'first', 'max'],
  ['a search for a NUL', 'student', SEARCH, { filter: { subject: '\0' } }, 'filter.subject', 'isSubject'],
  ['a search in no language', 'student', SEARCH, { filter: { language: '' } }, 'filter.language', 'isLanguage'],
  ['slots that are too short', 'student', SLOTS, { tutorId: newId(), durationMinutes: 1 }, 'durationMinutes', 'min'],
  ['too many ids', 'student', 'query ($ids: [ID!]!) { lessonsByIds(ids: $ids) { id } }', { ids: many(101, () => newId()) }, 'ids', 'arrayMaxSize'],
  ['ids that are none', 'student', 'query ($ids: [ID!]!) { lessonsByIds(ids: $ids) { id } }', { ids: [newId(), 'x'] }, 'ids', 'isUuid'],
  ['a lesson id that is none', 'student', 'query ($id: ID!) { lesson(id: $id) { id } }', { id: '\0' }, 'id', 'isUuid'],
];

test.each(cases)('%s is refused, and told which field breaks which rule', async (_, as, operation, variables, field, rule) => {
  const { code, fields } = await refusal(school, users[as], operation, variables);
  expect(code).toBe('BAD_USER_INPUT');
  expect(fields).toContainEqual({ field, rule, message: expect.any(String) });
});

test('every problem of an input is told at once', async () => {
  const { fields } = await refusal(school, users.tutor, PUBLISH_COURSE, course({ title: '', subject: 'X', durationMinutes: 1, price: EUR(-5) }));
  expect(fields?.map(({ field }) => field)).toEqual(expect.arrayContaining(['input.title', 'input.subject', 'input.durationMinutes', 'input.price.amountMinor']));
});

test.each([
  ['an amount that is no whole number', PUBLISH_COURSE, course({ price: { amountMinor: 1.5, currency: 'EUR' } })],
  ['an amount that JSON cannot carry', PUBLISH_COURSE, course({ price: { amountMinor: 2 ** 53, currency: 'EUR' } })],
  ['a field that there is not', PUBLISH_COURSE, course({ tutorId: newId() })],
  ['a time that is none', SET_AVAILABILITY, rule({ startTime: '25:00' })],
])('%s does not even get that far', async (_, operation, variables) => {
  const { errors } = await school.service.graphql(operation, variables, users.tutor);
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('text that people write comes back as they wrote it', async () => {
  const title = '数学 и музыка 👩‍🎓 <b>"x"</b>';
  const { data } = await school.service.graphql<{ publishCourse: { id: string } }>(PUBLISH_COURSE, course({ title }), users.tutor);
  const { data: read } = await school.service.graphql('query ($id: ID!) { course(id: $id) { title } }', { id: data?.publishCourse.id }, users.tutor);
  expect(read).toEqual({ course: { title } });
});

test('text that looks encoded is not decoded, neither before it is judged nor after', async () => {
  const title = '%2527 %00 &amp;lt; &#0; \\u0000 \\\\x41 =?utf-8?B?AA==?= AA== +1';
  const { data } = await school.service.graphql<{ publishCourse: { id: string } }>(PUBLISH_COURSE, course({ title }), users.tutor);
  const { data: read } = await school.service.graphql('query ($id: ID!) { course(id: $id) { title } }', { id: data?.publishCourse.id }, users.tutor);
  expect(read).toEqual({ course: { title } });
});

test('what is encoded in a literal is judged as what it says', async () => {
  const write = (title: string) => `mutation { publishCourse(input: { title: "${title}", description: "", subject: "mathematics", price: { amountMinor: 1, currency: "EUR" }, durationMinutes: 60 }) { title } }`;
  const { fields } = await refusal(school, users.tutor, write('a\\u0000b'), {});
  expect(fields).toContainEqual({ field: 'input.title', rule: 'isStorable', message: expect.any(String) });
  expect(await school.service.graphql(write('a\\\\u0000b'), {}, users.tutor)).toEqual({ data: { publishCourse: { title: 'a\\u0000b' } } });
});
