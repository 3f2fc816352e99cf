import { identityUserCreatedV1 } from '@edtech/contracts';
import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { codeOf, fieldProblems, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';

describe('signing up', () => {
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const rowsOf = async (table: string) =>
    Number((await service.database.admin`select count(*) as n from ${service.database.admin(`identity.${table}`)}`)[0]?.['n']);

  it('makes the user, the profile, the credential and the session, and tells the platform once', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email, role: 'TUTOR', locale: 'de-at', timeZone: 'Europe/Vienna' });
    expect(user).toMatchObject({ email, firstName: 'Ada', lastName: 'Lovelace', role: 'TUTOR', status: 'ACTIVE' });

    const sql = service.database.admin;
    const [row] = await sql`select * from identity.users where id = ${user.id}`;
    expect(row).toMatchObject({ email, role: 'tutor', status: 'active', locale: 'de-AT', time_zone: 'Europe/Vienna', version: 1 });
    for (const table of ['user_profiles', 'credentials', 'user_sessions', 'auth_tokens']) {
      expect([table, (await sql`select 1 from ${sql(`identity.${table}`)} where user_id = ${user.id}`).length]).toEqual([table, 1]);
    }

    const events = (await service.published()).filter(({ subject }) => subject === user.id);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: identityUserCreatedV1.type, sequence: 1, source: '/edtech/identity' });
    expect(identityUserCreatedV1.data.strict().parse(events[0]?.data)).toMatchObject({ userId: user.id, email, role: 'tutor', locale: 'de-AT' });
  });

  it('stores neither the password nor a token', async () => {
    const { refreshToken, accessToken } = await client.signUp();
    const sql = service.database.admin;
    const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'identity'`;
    const dump = await Promise.all(tables.map(({ name }) => sql`select t::text as line from ${sql(`identity.${name}`)} t`));
    const everything = JSON.stringify(dump);
    expect(everything).toContain('argon2id');
    for (const secret of [PASSWORD, refreshToken, accessToken]) expect(everything).not.toContain(secret);
  });

  it('gives an address to one account only, in whatever case it is written', async () => {
    const email = someEmail();
    await client.signUp({ email });
    expect(codeOf(await client.trySignUp({ email: email.toUpperCase() }))).toBe('EMAIL_ALREADY_REGISTERED');
  });

  it('lets exactly one of many who want the same address at once have it, and leaves nothing of the others', async () => {
    const email = someEmail();
    const before = { users: await rowsOf('users'), sessions: await rowsOf('user_sessions'), credentials: await rowsOf('credentials') };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => client.trySignUp({ email: n % 2 ? email : email.toUpperCase() })),
    );
    expect(answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'made').sort()).toEqual([...Array(7).fill('EMAIL_ALREADY_REGISTERED'), 'made'].sort());
    expect({ users: await rowsOf('users'), sessions: await rowsOf('user_sessions'), credentials: await rowsOf('credentials') }).toEqual({
      users: before.users + 1,
      sessions: before.sessions + 1,
      credentials: before.credentials + 1,
    });
    const told = (await service.published()).filter(({ data }) => (data as { email: string }).email.toLowerCase() === email);
    expect(told).toHaveLength(1);
  });

  it('leaves neither rows nor an event when its last step fails', async () => {
    const email = someEmail();
    const sql = service.database.admin;
    await sql`alter table identity.auth_tokens rename to auth_tokens_away`;
    const refused = await client.trySignUp({ email }).finally(() => sql`alter table identity.auth_tokens_away rename to auth_tokens`);
    expect(codeOf(refused)).toBe('INTERNAL');
    expect(JSON.stringify(refused)).not.toMatch(/auth_tokens|relation/);
    expect(await sql`select 1 from identity.users where email = ${email}`).toHaveLength(0);
    expect((await service.published()).filter(({ data }) => (data as { email: string }).email === email)).toEqual([]);
  });

  it('refuses a password that is the address or the name', async () => {
    expect(codeOf(await client.trySignUp({ email: 'longmailbox@example.org', password: 'LongMailbox' }))).toBe('PASSWORD_IS_PERSONAL');
    expect(codeOf(await client.trySignUp({ password: 'ada lovelace' }))).toBe('PASSWORD_IS_PERSONAL');
  });

  it('does not make admins', async () => {
    expect(codeOf(await client.trySignUp({ role: 'ADMIN' }))).toBe('BAD_USER_INPUT');
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.email isEmail', { email: 'ada@localhost' }],
    ['input.email isEmail', { email: 'ada@example.org\0' }],
    ['input.email isEmail', { email: `${'a'.repeat(260)}@example.org` }],
    ['input.password minLength', { password: 'seven77' }],
    ['input.password maxLength', { password: 'x'.repeat(129) }],
    ['input.password isStorable', { password: 'correct\0horse' }],
    ['input.firstName isNotBlank', { firstName: '  ' }],
    ['input.firstName isStorable', { firstName: 'A\0da' }],
    ['input.lastName maxLength', { lastName: 'x'.repeat(101) }],
    ['input.lastName isStorable', { lastName: 'Love\ud800lace' }],
    ['input.timeZone isTimeZone', { timeZone: 'Mars/Olympus' }],
    ['input.locale isLocale', { locale: 'no such language' }],
    ['input.deviceName maxLength', { deviceName: 'x'.repeat(101) }],
  ])('names the field and the rule: %s', async (problem, differences) => {
    const refused = await client.trySignUp(differences);
    expect(codeOf(refused)).toBe('BAD_USER_INPUT');
    expect(fieldProblems(refused)).toEqual([problem]);
  });

  it('names everything that is wrong at once', async () => {
    const refused = await client.trySignUp({ email: 'nobody', password: 'short', timeZone: 'Nowhere' });
    expect(fieldProblems(refused).sort()).toEqual(['input.email isEmail', 'input.password minLength', 'input.timeZone isTimeZone']);
  });
});
