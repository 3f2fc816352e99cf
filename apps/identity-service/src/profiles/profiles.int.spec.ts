import { identityUserUpdatedV1 } from '@edtech/contracts';
import { startTestService, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient } from '../../test/identity-client.js';

interface ProfileFields {
  id: string;
  firstName: string;
  lastName: string;
  locale: string;
  timeZone: string;
  profile: { bio: string | null; preferences: Record<string, unknown>; settings: Record<string, unknown> };
}

const FIELDS = 'id firstName lastName locale timeZone profile { bio preferences settings }';

describe('the own profile', () => {
  let service: TestService;
  let client: IdentityClient;
  let ada: TestUser;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  beforeEach(async () => {
    ada = client.actor(await client.signUp());
  });
  afterAll(() => service?.close());

  const update = (what: 'Profile' | 'Preferences' | 'Settings', input: Record<string, unknown>, as: TestUser | null = ada) =>
    service.graphql<{ updated: ProfileFields }>(
      `mutation ($input: Update${what}Input!) { updated: update${what}(input: $input) { ${FIELDS} } }`,
      { input },
      as,
    );
  const eventsOf = async (userId: string) => (await service.published()).filter(({ subject }) => subject === userId);

  it('changes what is given and leaves the rest', async () => {
    const { updated } = answered(await update('Profile', { lastName: '  King ', timeZone: 'Europe/London', bio: 'Notes\non the engine' }));
    expect(updated).toEqual({
      id: ada.userId,
      firstName: 'Ada',
      lastName: 'King',
      locale: 'en',
      timeZone: 'Europe/London',
      profile: { bio: 'Notes\non the engine', preferences: {}, settings: {} },
    });
    expect(answered(await update('Profile', { bio: null })).updated.profile.bio).toBeNull();
    expect(answered(await update('Profile', { locale: 'de-at' })).updated).toMatchObject({ lastName: 'King', locale: 'de-AT' });
  });

  it('tells the platform of each change of a public field, with a sequence that grows by one', async () => {
    await update('Profile', { firstName: 'Augusta' });
    await update('Profile', { lastName: 'King', timeZone: 'Europe/London' });
    const events = await eventsOf(ada.userId);
    expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
      ['identity.user.created.v1', 1],
      ['identity.user.updated.v1', 2],
      ['identity.user.updated.v1', 3],
    ]);
    const last = identityUserUpdatedV1.data.strict().parse(events.at(-1)?.data);
    expect(last).toMatchObject({ firstName: 'Augusta', lastName: 'King', timeZone: 'Europe/London' });
  });

  it('numbers changes that come at once without a gap or a repetition', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => update('Profile', { firstName: `Ada ${n}` })));
    const events = await eventsOf(ada.userId);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const [row] = await service.database.admin`select first_name, version from identity.users where id = ${ada.userId}`;
    expect(row).toEqual({ first_name: (events.at(-1)?.data as { firstName: string }).firstName, version: 11 });
  });

  it('keeps private changes, and changes of nothing, to itself', async () => {
    await update('Profile', { bio: 'About me' });
    await update('Preferences', { preferences: { languages: ['en'] } });
    await update('Settings', { settings: { theme: 'dark' } });
    await update('Profile', { firstName: 'Ada' });
    expect(await eventsOf(ada.userId)).toHaveLength(1);
  });

  it('replaces preferences and settings each without touching the other', async () => {
    const preferences = { subjects: ['mathematics'], languages: ['en', 'de-AT'], lessonMinutes: 60 };
    const settings = { theme: 'dark', timeFormat: '24h' };
    await update('Preferences', { preferences });
    expect(answered(await update('Settings', { settings })).updated.profile).toMatchObject({ preferences, settings });
    expect(answered(await update('Preferences', { preferences: {} })).updated.profile).toMatchObject({ preferences: {}, settings });
  });

  it.each<['Profile' | 'Preferences' | 'Settings', Record<string, unknown>, string]>([
    ['Preferences', { preferences: { subjects: ['Not A Slug'] } }, 'input.preferences matchesSchema'],
    ['Preferences', { preferences: { subjects: Array(21).fill('a') } }, 'input.preferences matchesSchema'],
    ['Preferences', { preferences: { unknown: 1 } }, 'input.preferences matchesSchema'],
    ['Settings', { settings: { theme: 'pink' } }, 'input.settings matchesSchema'],
    ['Settings', { settings: { reducedMotion: 'yes' } }, 'input.settings matchesSchema'],
    ['Profile', { firstName: '' }, 'input.firstName isNotBlank'],
    ['Profile', { lastName: 'x'.repeat(101) }, 'input.lastName maxLength'],
    ['Profile', { timeZone: 'Mars/Olympus' }, 'input.timeZone isTimeZone'],
    ['Profile', { bio: 'x'.repeat(2001) }, 'input.bio maxLength'],
    ['Profile', { bio: 'a\0b' }, 'input.bio isStorable'],
  ])('refuses update%s of %j', async (what, input, problem) => {
    const refused = await update(what, input);
    expect(codeOf(refused)).toBe('BAD_USER_INPUT');
    expect(fieldProblems(refused)).toEqual([problem]);
  });

  it('does not take null for leaving a name as it is', async () => {
    expect(codeOf(await update('Profile', { firstName: null }))).toBe('BAD_USER_INPUT');
  });

  it('is nobody’s who is not signed in, and nobody’s whose account is suspended', async () => {
    expect(codeOf(await update('Profile', { firstName: 'Eve' }, null))).toBe('UNAUTHENTICATED');
    await client.setStatus(ada.userId, 'SUSPENDED', await client.admin());
    expect(['ACCOUNT_NOT_ACTIVE', 'TOKEN_REVOKED']).toContain(codeOf(await update('Profile', { firstName: 'Eve' })));
    expect(['ACCOUNT_NOT_ACTIVE', 'TOKEN_REVOKED']).toContain(codeOf(await update('Settings', { settings: {} })));
  });
});
