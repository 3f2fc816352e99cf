import { FixedClock, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { v7 as newId } from 'uuid';
import { identityService } from '../app.js';
import { ADULT, COMES_OF_AGE, Family, MINOR } from '../../test/family.js';
import { answered, codeOf, fieldProblems } from '../../test/identity-client.js';

interface AgeFields {
  dateOfBirth: string | null;
  consentNeededUntil: string | null;
}

describe('dates of birth', () => {
  const clock = new FixedClock('2030-01-07T09:00:00Z');
  let service: TestService;
  let family: Family;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    family = new Family(service, clock);
  });
  afterAll(() => service?.close());

  const update = (as: TestUser, input: object) =>
    service.graphql<{ updateProfile: AgeFields }>('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { dateOfBirth consentNeededUntil } }', { input }, as);
  const correct = (as: TestUser, userId: string, dateOfBirth: string) =>
    service.graphql<{ correctDateOfBirth: AgeFields }>('mutation ($userId: ID!, $dateOfBirth: String!) { correctDateOfBirth(userId: $userId, dateOfBirth: $dateOfBirth) { dateOfBirth consentNeededUntil } }', { userId, dateOfBirth }, as);
  const ageOf = async (userId: string, as: TestUser) => answered(await service.graphql<{ user: AgeFields }>('query ($id: ID!) { user(id: $id) { dateOfBirth consentNeededUntil } }', { id: userId }, as)).user;

  it('are not asked for: who says nothing is taken for an adult, and nothing is told', async () => {
    for (const dateOfBirth of [undefined, null]) {
      const somebody = family.client.actor(await family.client.signUp({ dateOfBirth }));
      expect(await ageOf(somebody.userId, somebody)).toEqual({ dateOfBirth: null, consentNeededUntil: null });
      expect(await family.told(somebody.userId)).toEqual([]);
    }
  });

  it('make a minor of whom they say so, and the platform is told until when and nothing else', async () => {
    const minor = family.client.actor(await family.client.signUp(MINOR));
    expect(await ageOf(minor.userId, minor)).toEqual({ dateOfBirth: MINOR.dateOfBirth, consentNeededUntil: COMES_OF_AGE.toISOString() });
    expect(await family.told(minor.userId)).toEqual([{ sequence: 1, data: { userId: minor.userId, consentNeededUntil: COMES_OF_AGE.toISOString(), kinds: [], maximumPerLesson: null } }]);
    expect(JSON.stringify(await service.published())).not.toContain(MINOR.dateOfBirth);
  });

  it('of adults are told nobody', async () => {
    const adult = await family.person(ADULT);
    expect(await ageOf(adult.userId, adult)).toEqual({ dateOfBirth: ADULT.dateOfBirth, consentNeededUntil: null });
    expect(await family.told(adult.userId)).toEqual([]);
  });

  it('are seen by their owner and admins', async () => {
    const minor = await family.person(MINOR);
    expect(await ageOf(minor.userId, await family.person())).toEqual({ dateOfBirth: null, consentNeededUntil: null });
    expect(await ageOf(minor.userId, await family.admin())).toMatchObject({ dateOfBirth: MINOR.dateOfBirth });
  });

  it('can be said once, also later, and the same again', async () => {
    const somebody = await family.person({ timeZone: 'UTC' });
    expect(answered(await update(somebody, { dateOfBirth: '2014-05-01', timeZone: 'Europe/Vienna' })).updateProfile.consentNeededUntil).toBe(COMES_OF_AGE.toISOString());
    answered(await update(somebody, { dateOfBirth: '2014-05-01' }));
    expect(codeOf(await update(somebody, { dateOfBirth: '1990-01-01', firstName: 'Not' }))).toBe('DATE_OF_BIRTH_ALREADY_KNOWN');
    expect(await family.told(somebody.userId)).toHaveLength(1);
  });

  it('have to be days on which somebody can have been born', async () => {
    const somebody = await family.person();
    for (const dateOfBirth of ['2010-02-29', '1.5.2014', '', null]) expect(fieldProblems(await update(somebody, { dateOfBirth }))).toEqual(['input.dateOfBirth isDay']);
    for (const dateOfBirth of ['2030-01-08', '1899-12-31']) {
      expect(codeOf(await update(somebody, { dateOfBirth }))).toBe('DATE_OF_BIRTH_IMPLAUSIBLE');
      expect(codeOf(await family.client.trySignUp({ dateOfBirth }))).toBe('DATE_OF_BIRTH_IMPLAUSIBLE');
    }
    expect(fieldProblems(await family.client.trySignUp({ dateOfBirth: 'x' }))).toEqual(['input.dateOfBirth isDay']);
    expect(await ageOf(somebody.userId, somebody)).toMatchObject({ dateOfBirth: null });
  });

  it('count where the person lives: who moves comes of age at another hour', async () => {
    const minor = await family.person(MINOR);
    answered(await update(minor, { timeZone: 'America/New_York' }));
    answered(await update(minor, { firstName: 'Augusta' }));
    expect((await family.told(minor.userId)).map(({ sequence, data }) => [sequence, (data as AgeFields).consentNeededUntil])).toEqual([
      [1, COMES_OF_AGE.toISOString()],
      [2, '2032-05-01T04:00:00.000Z'],
    ]);
  });

  it('are corrected by admins only, both ways', async () => {
    const [admin, minor] = [await family.admin(), await family.person(MINOR)];
    expect(codeOf(await correct(minor, minor.userId, ADULT.dateOfBirth))).toBe('FORBIDDEN');
    expect(answered(await correct(admin, minor.userId, ADULT.dateOfBirth)).correctDateOfBirth).toEqual({ dateOfBirth: ADULT.dateOfBirth, consentNeededUntil: null });
    answered(await correct(admin, minor.userId, MINOR.dateOfBirth));
    expect((await family.told(minor.userId)).map(({ data }) => (data as AgeFields).consentNeededUntil)).toEqual([COMES_OF_AGE.toISOString(), null, COMES_OF_AGE.toISOString()]);
    expect(codeOf(await correct(admin, newId(), ADULT.dateOfBirth))).toBe('ACCOUNT_NOT_FOUND');
    expect(codeOf(await correct(admin, minor.userId, '2030-01-08'))).toBe('DATE_OF_BIRTH_IMPLAUSIBLE');
  });
});

describe('where everybody has to say when they were born, and is of age at 21', () => {
  let service: TestService;
  let family: Family;

  beforeAll(async () => {
    const clock = new FixedClock('2030-01-07T09:00:00Z');
    service = await startTestService(identityService, { clock, own: { IDENTITY_DATE_OF_BIRTH: 'required', IDENTITY_AGE_OF_MAJORITY: '21' } });
    family = new Family(service, clock);
  });
  afterAll(() => service?.close());

  it('nobody signs up without', async () => {
    for (const dateOfBirth of [undefined, null]) expect(codeOf(await family.client.trySignUp({ dateOfBirth }))).toBe('DATE_OF_BIRTH_REQUIRED');
    answered(await family.client.trySignUp(ADULT));
  });

  it('who is twenty is under age', async () => {
    const { userId } = await family.person({ dateOfBirth: '2009-01-08' });
    expect(await family.told(userId)).toMatchObject([{ data: { consentNeededUntil: '2030-01-08T00:00:00.000Z' } }]);
  });
});
