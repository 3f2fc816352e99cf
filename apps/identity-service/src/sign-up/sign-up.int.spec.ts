import { identityUserCreatedV1 } from '@edtech/contracts';
import { tokenIn } from '@edtech/mail';
import { eventually, FixedClock, startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';

const DAY_MS = 24 * 3_600_000;

describe('signing up', () => {
  const clock = new FixedClock();
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock, own: { IDENTITY_PASSWORD_WORDS: 'lyceum' } });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const rowsOf = async (table: string) =>
    Number((await service.database.admin`select count(*) as n from ${service.database.admin(`identity.${table}`)}`)[0]?.['n']);
  const told = async (email: string) => (await service.published()).filter(({ data }) => (data as { email?: string }).email?.toLowerCase() === email.toLowerCase());
  const tokensFor = async (email: string, count: number) => {
    const mails = await eventually(async () => {
      const found = await client.mails.to(email);
      return found.length === count && found;
    });
    return mails.map(tokenIn);
  };

  it('makes the user, the profile, the credential and the session once the mail is answered, and tells the platform once', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email, role: 'TUTOR', locale: 'de-at', timeZone: 'Europe/Vienna' });
    expect(user).toMatchObject({ email, firstName: 'Ada', lastName: 'Lovelace', role: 'TUTOR', status: 'ACTIVE' });

    const sql = service.database.admin;
    const [row] = await sql`select * from identity.users where id = ${user.id}`;
    expect(row).toMatchObject({ email, role: 'tutor', status: 'active', locale: 'de-AT', time_zone: 'Europe/Vienna', version: 1 });
    for (const table of ['user_profiles', 'credentials', 'user_sessions', 'auth_tokens']) {
      expect([table, (await sql`select 1 from ${sql(`identity.${table}`)} where user_id = ${user.id}`).length]).toEqual([table, 1]);
    }
    const events = await told(email);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: identityUserCreatedV1.type, sequence: 1, source: '/edtech/identity' });
    expect(identityUserCreatedV1.data.strict().parse(events[0]?.data)).toMatchObject({ userId: user.id, email, role: 'tutor', locale: 'de-AT' });

    const [mail] = await client.mails.to(email);
    expect(mail?.headers['subject']).toBe('Bestätigen Sie Ihre Adresse');
    expect(mail?.text).toContain('http://localhost:3000/verify-email#token=');
    await client.signIn(email);
  });

  it('makes nothing before that: no user, no event, no way to sign in', async () => {
    const email = someEmail();
    expect(answered(await client.trySignUp({ email }))).toEqual({ signUp: { sentTo: email } });
    await tokensFor(email, 1);
    expect(await service.database.admin`select 1 from identity.users where email = ${email}`).toHaveLength(0);
    expect(await told(email)).toEqual([]);
    expect(codeOf(await client.trySignIn(email))).toBe('SIGN_IN_FAILED');
  });

  it('says the same to whoever asks for an address that has an account, and tells its owner by mail', async () => {
    const email = someEmail();
    await client.signUp({ email, locale: 'de' });
    const before = { users: await rowsOf('users'), credentials: await rowsOf('credentials') };
    expect(answered(await client.trySignUp({ email: email.toUpperCase(), password: 'of somebody else' }))).toEqual({ signUp: { sentTo: email.toUpperCase() } });
    const [, second] = await tokensFor(email, 2);
    expect(second).toBeUndefined();
    expect((await client.mails.to(email))[1]?.headers['subject']).toBe('Sie haben bereits ein Konto');
    expect({ users: await rowsOf('users'), credentials: await rowsOf('credentials') }).toEqual(before);
    await client.signIn(email);
  });

  it('cannot be used to keep an address from its owner: whoever reads the mail first has it, and all other links are dead', async () => {
    const email = someEmail();
    for (const [firstName, address] of [['Eve', email], ['Eve', email.toUpperCase()], ['Ada', email]]) answered(await client.trySignUp({ email: address, firstName }));
    const tokens = await tokensFor(email, 3);
    const outcomes = await Promise.all(tokens.map((token) => client.tryVerify(token ?? '')));
    const made = outcomes.filter(({ data }) => data !== null);
    expect(made).toHaveLength(1);
    expect(outcomes.filter(({ errors }) => errors).map(codeOf)).toEqual(['LINK_INVALID', 'LINK_INVALID']);
    expect(await told(email)).toHaveLength(1);
    expect(await service.database.admin`select 1 from identity.pending_sign_ups where lower(email) = ${email}`).toHaveLength(0);
  });

  it('takes none of the passwords that everybody tries first', async () => {
    for (const password of ['12345678', 'Password', 'qwertyuiop', 'EdTech-Student-1', 'Lyceum2026']) expect([password, codeOf(await client.trySignUp({ password }))]).toEqual([password, 'PASSWORD_IS_COMMON']);
  });

  it.each([64, 128])('takes a password of %i characters, all of which count', async (length) => {
    const email = someEmail();
    const password = 'ab cd€'.repeat(length).slice(0, length);
    await client.signUp({ email, password });
    expect((await client.signIn(email, password)).user.email).toBe(email);
    expect(codeOf(await client.trySignIn(email, password.slice(0, -1)))).toBe('SIGN_IN_FAILED');
  });

  it('takes a link once, not after a day, and never one that it has not mailed', async () => {
    const [once, late] = [someEmail(), someEmail()];
    await client.trySignUp({ email: once });
    const [token = ''] = await tokensFor(once, 1);
    expect((await client.tryVerify(token, 'Laptop')).data?.verifyEmail.user.email).toBe(once);
    expect(codeOf(await client.tryVerify(token))).toBe('LINK_INVALID');
    expect(codeOf(await client.tryVerify('x'.repeat(43)))).toBe('LINK_INVALID');

    await client.trySignUp({ email: late });
    const [expired = ''] = await tokensFor(late, 1);
    clock.advance(DAY_MS);
    expect(codeOf(await client.tryVerify(expired))).toBe('LINK_INVALID');
    expect(await service.database.admin`select 1 from identity.users where email = ${late}`).toHaveLength(0);
  });

  it('stores neither the password nor a token, also while it waits', async () => {
    const waiting = someEmail();
    await client.trySignUp({ email: waiting });
    const [mailed = ''] = await tokensFor(waiting, 1);
    const { refreshToken, accessToken } = await client.signUp();
    const sql = service.database.admin;
    const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'identity'`;
    const dump = await Promise.all(tables.map(({ name }) => sql`select t::text as line from ${sql(`identity.${name}`)} t`));
    const everything = JSON.stringify(dump);
    expect(everything).toContain('argon2id');
    expect(mailed).toHaveLength(43);
    for (const secret of [PASSWORD, refreshToken, accessToken, mailed]) expect(everything).not.toContain(secret);
  });

  it('leaves neither rows nor an event when the last step of it fails, and can be finished later', async () => {
    const email = someEmail();
    await client.trySignUp({ email });
    const [token = ''] = await tokensFor(email, 1);
    const sql = service.database.admin;
    await sql`alter table identity.auth_tokens rename to auth_tokens_away`;
    const refused = await client.tryVerify(token).finally(() => sql`alter table identity.auth_tokens_away rename to auth_tokens`);
    expect(codeOf(refused)).toBe('INTERNAL');
    expect(JSON.stringify(refused)).not.toMatch(/auth_tokens|relation/);
    expect(await sql`select 1 from identity.users where email = ${email}`).toHaveLength(0);
    expect(await told(email)).toEqual([]);
    expect((await client.tryVerify(token)).data?.verifyEmail.user.email).toBe(email);
  });

  it('sends nobody a text of a stranger: names are in no mail to an address that nobody has confirmed', async () => {
    const email = someEmail();
    await client.trySignUp({ email, firstName: 'Win a prize at evil.example', lastName: 'Click' });
    await tokensFor(email, 1);
    const [mail] = await client.mails.to(email);
    expect(JSON.stringify(mail)).not.toMatch(/prize|Click/);
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
  ])('names the field and the rule: %s', async (problem, differences) => {
    const refused = await client.trySignUp(differences);
    expect(codeOf(refused)).toBe('BAD_USER_INPUT');
    expect(fieldProblems(refused)).toEqual([problem]);
  });

  it('names everything that is wrong at once', async () => {
    const refused = await client.trySignUp({ email: 'nobody', password: 'short', timeZone: 'Nowhere' });
    expect(fieldProblems(refused).sort()).toEqual(['input.email isEmail', 'input.password minLength', 'input.timeZone isTimeZone']);
  });

  it('names the rule that the device breaks', async () => {
    expect(fieldProblems(await client.tryVerify('a token', 'x'.repeat(101)))).toEqual(['deviceName maxLength']);
  });

  it('makes a password that is good for as long as its owner likes it', async () => {
    const email = someEmail();
    await client.signUp({ email });
    clock.advance(10 * 365 * DAY_MS);
    expect((await client.signIn(email)).user.email).toBe(email);
  });
});
