import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, type Database } from '@edtech/drizzle';
import { erasePersonalData } from '@edtech/personal-data';
import { eventually, FixedClock, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { sql as statement } from 'drizzle-orm';
import { parse } from 'graphql';
import { v7 } from 'uuid';
import { identityService } from '../src/app.js';
import { identityPersonalData } from '../src/infrastructure/database/personal-data.js';
import { mailText } from '../src/mail/mail-texts.js';
import { FAILURES_A_DAY, noticeOf, securityEventKinds, type SecurityEventKind } from '../src/security-events/security-event.rules.js';
import { SecurityEventsSweeper } from '../src/security-events/security-events-sweeper.js';
import { SecurityTrail } from '../src/security-events/security-trail.js';
import { askFrom, trySignInFrom } from './from-address.js';
import { answered, codeOf, IdentityClient, PASSWORD, someEmail } from './identity-client.js';
import { CLIENT, OpenidProvider } from './openid-provider.js';
import { SecurityEventsWorld, WRONG_PASSWORD } from './security-events-world.js';

/** Mutations that change nothing about the safety of an account, and why. Every other one needs a scenario. */
const HARMLESS: Readonly<Record<string, string>> = {
  signUp: 'there is no account yet',
  startPasskeySignIn: 'asks for something to sign, which writes nothing',
  startPasskeyStepUp: 'asks for something to sign, which writes nothing',
  startPasskeyRegistration: 'asks for something to sign, which writes nothing',
  startProviderSignIn: 'begins a visit, which writes nothing',
  startProviderLink: 'begins a visit, which writes nothing',
  requestPasswordReset: 'has a mail sent to the holder, if there is one: nothing has changed yet',
  enrolTotp: 'is no factor until confirmTotp',
  updateProfile: 'names, language and time zone, and once the date of birth',
  declineGuardianship: 'nobody was in charge, and nobody is',
  updatePreferences: 'what somebody likes',
  updateSettings: 'what somebody likes',
  identityEvents: 'events between services, which have a history of their own',
};

/** What no mutation writes: fetching an archive is a request of its own (`data-exports.int.spec.ts`). */
const BY_ROUTES: readonly SecurityEventKind[] = ['data_export_fetched'];

interface ListedEvent {
  id: string;
  kind: string;
  at: string;
  sessionId: string | null;
  address: string | null;
  deviceName: string | null;
  actorId: string | null;
}
interface Page {
  edges: { cursor: string; node: ListedEvent }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const FIELDS = 'edges { cursor node { id kind at sessionId address deviceName actorId } } pageInfo { hasNextPage endCursor }';

describe('what happens to the safety of accounts', () => {
  // Begins at the real time, so that tokens issued by it are also good for the verifier.
  const clock = new FixedClock(new Date());
  let service: TestService;
  let client: IdentityClient;
  let provider: OpenidProvider;
  const world = new SecurityEventsWorld(() => ({ service, client, clock, provider }));
  const scenarios = world.scenarios();

  beforeAll(async () => {
    provider = await OpenidProvider.start();
    service = await startTestService(identityService, {
      clock,
      own: {
        IDENTITY_OIDC_ISSUER: provider.issuer,
        IDENTITY_OIDC_CLIENT_ID: CLIENT.id,
        IDENTITY_OIDC_CLIENT_SECRET: CLIENT.secret,
        IDENTITY_OIDC_REDIRECT_URLS: CLIENT.redirectUrl,
      },
    });
    client = new IdentityClient(service);
  });
  afterAll(async () => {
    await service?.close();
    provider?.stop();
  });
  beforeEach(() => clock.set(new Date()));

  const rowsOf = (userId: string) => service.database.admin<{ id: string; kind: SecurityEventKind }[]>`select id, kind from identity.security_events where user_id = ${userId} order by id`;
  const mine = async (as: TestUser, args = ''): Promise<Page> => answered(await service.graphql<{ page: Page }>(`{ page: mySecurityEvents${args} { ${FIELDS} } }`, {}, as)).page;
  const kindsIn = ({ edges }: Page) => edges.map(({ node: { kind } }) => kind);
  const subjectsTo = async (email: string) => (await client.mails.to(email)).map(({ headers }) => headers['subject']);

  // A new one has to be decided about, and what is decided has to be there.
  it('each mutation is written down, or changes nothing about it', () => {
    const sdl = parse(readFileSync(join(__dirname, '..', 'schema.graphql'), 'utf8'));
    const mutations = sdl.definitions.flatMap((each) => ('name' in each && each.name?.value === 'Mutation' && 'fields' in each ? (each.fields ?? []).map(({ name }) => name.value) : []));
    const decided = [...Object.keys(HARMLESS), ...Object.keys(scenarios).map((name) => name.split(' ')[0] ?? '')];
    expect(mutations.length).toBeGreaterThan(30);
    expect([...new Set(decided)].sort()).toEqual([...mutations].sort());
  });

  it.each(Object.entries(scenarios))('%s writes what has happened, once, and its holder is told by mail where that matters', async (_, { writes, prepare }) => {
    const prepared = await prepare();
    const before = new Set(prepared.userId === undefined ? [] : (await rowsOf(prepared.userId)).map(({ id }) => id));
    const userId = await prepared.act();
    // A failed sign-in is written after it was answered.
    const written = await eventually(async () => {
      const rows = (await rowsOf(userId)).filter(({ id }) => !before.has(id)).map(({ kind }) => kind);
      return rows.length >= writes.length ? rows : undefined;
    });
    expect(written).toEqual(writes);
    const [account] = await service.database.admin<{ email: string }[]>`select email from identity.users where id = ${userId}`;
    for (const kind of writes) {
      const notice = kind in noticeOf ? noticeOf[kind as keyof typeof noticeOf] : undefined;
      if (notice === undefined) continue;
      const { subject } = mailText(notice, 'en');
      await client.mails.waitFor(account?.email ?? '', ({ headers }) => (headers['subject'] === subject ? true : undefined));
    }
  });

  it('each kind is written by one of these', () => {
    const written = new Set(Object.values(scenarios).flatMap(({ writes }) => writes));
    expect(securityEventKinds.filter((kind) => !written.has(kind))).toEqual(BY_ROUTES);
  });

  it('no secret, address or other text that somebody typed is among it', async () => {
    const rows = await service.database.admin<{ line: string }[]>`select e::text as line from identity.security_events e`;
    expect(rows.length).toBeGreaterThan(50);
    expect(world.secrets.size).toBeGreaterThan(50);
    const dump = rows.map(({ line }) => line).join('\n');
    expect([...world.secrets].filter((secret) => dump.includes(secret))).toEqual([]);
    expect(dump).not.toContain('127.0.0.1');
    expect(dump).not.toContain('@');
  });

  it('is written with what it tells of, or neither happens', async () => {
    const { me } = await world.personWithApp();
    const sql = service.database.admin;
    await sql`alter table identity.security_events add constraint no_removal check (kind <> 'totp_removed') not valid`;
    try {
      expect((await service.graphql('mutation { removeTotp }', {}, me)).errors).toHaveLength(1);
    } finally {
      await sql`alter table identity.security_events drop constraint no_removal`;
    }
    expect(await sql`select 1 from identity.totp_authenticators where user_id = ${me.userId}`).toHaveLength(1);
    answered(await service.graphql('mutation { removeTotp }', {}, me));
  });

  it('is read by its holder, the newest first, a page at a time, and by kinds', async () => {
    const { me, email } = await world.person();
    for (let n = 0; n < 2; n += 1) await client.signIn(email);
    await trySignInFrom(service, '203.0.113.7', email);
    await eventually(async () => (await rowsOf(me.userId)).length === 5);
    const all = await mine(me);
    expect(kindsIn(all)).toEqual(['SIGN_IN_FAILED', 'SIGNED_IN', 'SIGNED_IN', 'SIGNED_IN', 'ACCOUNT_CREATED']);
    expect(all.pageInfo.hasNextPage).toBe(false);
    const first = await mine(me, '(first: 3)');
    const rest = await mine(me, `(first: 3, after: "${first.pageInfo.endCursor}")`);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    expect(kindsIn(await mine(me, '(kinds: [SIGN_IN_FAILED, ACCOUNT_CREATED])'))).toEqual(['SIGN_IN_FAILED', 'ACCOUNT_CREATED']);
    expect(codeOf(await service.graphql(`{ mySecurityEvents(after: "nonsense") { ${FIELDS} } }`, {}, me))).toBe('INVALID_CURSOR');
  });

  it('says in which session and network and on what device, and never more than the network', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email });
    const mutation = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { sessionId accessToken } } }';
    const { signIn } = answered(await askFrom<{ signIn: { sessionId: string; accessToken: string } }>(service, '2001:db8:12:34::5', mutation, { input: { email, password: PASSWORD, deviceName: 'Kitchen' } }));
    await trySignInFrom(service, '203.0.113.7', email);
    const me = { ...service.user('student', user.id), sessionId: signIn.sessionId, token: signIn.accessToken };
    answered(await service.graphql('mutation { signOut }', {}, me));
    await eventually(async () => (await rowsOf(user.id)).length === 5);
    const later = client.actor(await client.signIn(email));
    const told = (await mine(later, '(first: 4)')).edges.map(({ node: { kind, sessionId, address, deviceName, actorId } }) => ({ kind, sessionId, address, deviceName, actorId }));
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'SIGNED_OUT', sessionId: signIn.sessionId, address: '127.0.0.0/24', deviceName: 'Kitchen', actorId: null },
        { kind: 'SIGNED_IN', sessionId: signIn.sessionId, address: '2001:db8:12::/48', deviceName: 'Kitchen', actorId: null },
        { kind: 'SIGN_IN_FAILED', sessionId: null, address: '203.0.113.0/24', deviceName: null, actorId: null },
      ]),
    );
  });

  it('names the admin who did it, and not where that was', async () => {
    const { me, email } = await world.person();
    const admin = await client.admin();
    answered(await client.setStatus(me.userId, 'SUSPENDED', admin));
    answered(await client.setStatus(me.userId, 'ACTIVE', admin));
    // Tokens from before the change are refused, and they tell their time in seconds.
    clock.set(new Date(Date.now() + 2_000));
    const later = client.actor(await client.signIn(email));
    const [reactivated, suspended] = (await mine(later, '(kinds: [ACCOUNT_SUSPENDED, ACCOUNT_REACTIVATED])')).edges.map(({ node }) => node);
    for (const event of [reactivated, suspended]) expect(event).toMatchObject({ actorId: admin.userId, address: null, sessionId: null });
  });

  it('is read by admins for anybody, and by nobody else', async () => {
    const { me } = await world.person();
    const of = (userId: string, as: TestUser): Promise<GraphqlResult<{ page: Page }>> => service.graphql(`query ($userId: ID!) { page: securityEvents(userId: $userId) { ${FIELDS} } }`, { userId }, as);
    expect(answered(await of(me.userId, await client.admin())).page).toEqual(await mine(me));
    expect(answered(await of('nobody', await client.admin())).page.edges).toEqual([]);
    for (const role of ['student', 'tutor'] as const) expect(codeOf(await of(me.userId, service.user(role, me.userId)))).toBe('FORBIDDEN');
  });

  it('strangers fill no table: wrong passwords of an account are kept a hundred times a day, of nobody never', async () => {
    const { me, email } = await world.person();
    const [trail, db] = [service.app.get(SecurityTrail), service.app.get<Database>(DATABASE)];
    for (let n = 0; n < FAILURES_A_DAY + 20; n += 1) await trail.recordFailure(db, me.userId, n % 2 ? 'proof_failed' : 'sign_in_failed');
    const failures = async () => (await rowsOf(me.userId)).filter(({ kind }) => kind.endsWith('failed')).length;
    expect(await failures()).toBe(FAILURES_A_DAY);
    const count = async () => Number((await service.database.admin`select count(*) as n from identity.security_events`)[0]?.['n']);
    const before = await count();
    await trySignInFrom(service, '203.0.113.8', someEmail());
    await trySignInFrom(service, '203.0.113.8', email);
    // They are written in turn, so that those before are over when this one is there.
    const other = await world.person();
    await trySignInFrom(service, '203.0.113.9', other.email);
    await eventually(async () => (await rowsOf(other.me.userId)).some(({ kind }) => kind === 'sign_in_failed'));
    expect(await count()).toBe(before + 3);
    clock.advance(25 * 60 * 60 * 1000);
    await trail.recordFailure(db, me.userId, 'proof_failed');
    expect(await failures()).toBe(FAILURES_A_DAY + 1);
  });

  it('tells the holder of a sign-in from a device or network that was not seen before, and of no other', async () => {
    const email = someEmail();
    await client.signUp({ email, deviceName: 'Laptop' });
    const signIn = async (address: string, deviceName: string) =>
      answered(await askFrom(service, address, 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { sessionId } } }', { input: { email, password: PASSWORD, deviceName } }));
    await signIn('127.0.0.1', 'Laptop');
    await signIn('127.0.0.200', 'Laptop');
    const mailed = async () => {
      await eventually(async () => (await service.database.admin`select 1 from identity.mail_jobs where recipient = ${email}`).length === 0);
      return (await subjectsTo(email)).filter((subject) => subject === mailText('new_device', 'en').subject).length;
    };
    expect(await mailed()).toBe(0);
    await signIn('127.0.0.1', 'Phone');
    expect(await mailed()).toBe(1);
    await signIn('198.51.100.1', 'Phone');
    expect(await mailed()).toBe(2);
    await signIn('198.51.100.2', 'Phone');
    expect(await mailed()).toBe(2);
  });

  describe('once written', () => {
    const run = (text: ReturnType<typeof statement>) => service.app.get<Database>(DATABASE).execute(text);
    const refusal = (text: ReturnType<typeof statement>) =>
      run(text).then(
        () => 'done',
        (error: { cause?: { code?: string } }) => error.cause?.code,
      );

    it('is changed and deleted by nobody, the service included', async () => {
      await world.person();
      expect(await refusal(statement`update identity.security_events set kind = 'signed_out'`)).toBe('42501');
      expect(await refusal(statement`delete from identity.security_events`)).toBe('42501');
      await expect(service.database.admin`update identity.security_events set kind = 'signed_out'`).rejects.toMatchObject({ code: '23001' });
    });

    it('is removed after its time, and never within 30 days, whatever is asked for', async () => {
      const { me } = await world.person();
      const old = async (days: number) => {
        const id = v7();
        await service.database.admin`insert into identity.security_events (id, user_id, kind, occurred_at) values (${id}, ${me.userId}, 'signed_in', now() - ${days} * interval '1 day')`;
        return id;
      };
      const [tooOld, young, younger] = [await old(366), await old(364), await old(29)];
      while (await service.app.get(SecurityEventsSweeper).sweep());
      const left = async () => (await rowsOf(me.userId)).map(({ id }) => id);
      expect(await left()).not.toContain(tooOld);
      expect(await left()).toEqual(expect.arrayContaining([young, younger]));
      await run(statement`select identity.remove_security_events(now(), 1000)`);
      expect(await left()).not.toContain(young);
      expect(await left()).toContain(younger);
    });

    it('goes with a closed account when that is asked for, and with no other', async () => {
      const { me } = await world.person();
      const erase = statement`select identity.erase_security_events(${me.userId}::uuid)`;
      expect(await refusal(erase)).toBe('23001');
      answered(await client.setStatus(me.userId, 'DELETED', await client.admin()));
      const counts = await service.app.get<Database>(DATABASE).transaction((tx) => erasePersonalData(tx, identityPersonalData, me.userId));
      expect(counts['securityEvents']).toEqual({ deleted: 3, changed: 0 });
      expect(await rowsOf(me.userId)).toEqual([]);
    });
  });

  it('no wrong password is in what the service keeps for writing it down', async () => {
    const rows = await service.database.admin<{ line: string }[]>`select c::text as line from identity.attempt_counts c`;
    expect(rows.map(({ line }) => line).join('\n')).not.toContain(WRONG_PASSWORD);
  });
});
