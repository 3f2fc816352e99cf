import { identitySessionEndedV1 } from '@edtech/contracts';
import { eventually, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, someEmail, type SignedInFields } from '../../test/identity-client.js';

interface Listed {
  mySessions: { sessionId: string; deviceName: string | null; current: boolean }[];
}

describe('ending sessions', () => {
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const list = async (as: TestUser) =>
    answered(await service.graphql<Listed>('{ mySessions { sessionId deviceName current } }', {}, as)).mySessions;
  const signOut = (as: TestUser, everywhere?: boolean) =>
    client.mutate<{ signOut: boolean }>('mutation ($everywhere: Boolean) { signOut(everywhere: $everywhere) }', { everywhere }, as);
  const isAlive = async ({ refreshToken }: SignedInFields) => (await client.tryRefresh(refreshToken)).errors === undefined;

  it('signs out of this device only', async () => {
    const email = someEmail();
    const phone = await client.signUp({ email, deviceName: ' Phone ' });
    const laptop = await client.signIn(email);
    const onPhone = client.actor(phone);
    expect(await list(onPhone)).toEqual([
      { sessionId: laptop.sessionId, deviceName: null, current: false },
      { sessionId: phone.sessionId, deviceName: 'Phone', current: true },
    ]);
    expect(await signOut(onPhone)).toEqual({ signOut: true });
    expect(await isAlive(phone)).toBe(false);
    expect(await isAlive(laptop)).toBe(true);
    expect((await list(client.actor(laptop))).map(({ sessionId }) => sessionId)).toEqual([laptop.sessionId]);
  });

  it('signs out everywhere, and nobody else', async () => {
    const email = someEmail();
    const devices = [await client.signUp({ email }), await client.signIn(email)];
    const somebodyElse = await client.signUp();
    await signOut(client.actor(devices[0]!), true);
    expect(await Promise.all(devices.map(isAlive))).toEqual([false, false]);
    expect(await isAlive(somebodyElse)).toBe(true);
  });

  it('revokes one of the own sessions, and finds nobody else’s', async () => {
    const email = someEmail();
    const here = await client.signUp({ email });
    const lost = await client.signIn(email);
    const foreign = await client.signUp();
    const revoke = (sessionId: string) =>
      service.graphql('mutation ($sessionId: ID!) { revokeSession(sessionId: $sessionId) }', { sessionId }, client.actor(here));
    expect(answered(await revoke(lost.sessionId))).toEqual({ revokeSession: true });
    expect(await isAlive(lost)).toBe(false);
    for (const other of [foreign.sessionId, '0193a6f0-0000-7000-8000-00000000dead', 'no id']) {
      expect(codeOf(await revoke(other))).toBe('SESSION_NOT_FOUND');
    }
    expect(await isAlive(foreign)).toBe(true);
    expect(await isAlive(here)).toBe(true);
  });

  it('is published once for each session that ends, and from then on its access tokens are refused', async () => {
    const email = someEmail();
    const [here, there] = [await client.signUp({ email }), await client.signIn(email)];
    const gone = await client.signIn(email);
    const revoke = 'mutation ($sessionId: ID!) { revokeSession(sessionId: $sessionId) }';
    await client.mutate(revoke, { sessionId: gone.sessionId.toUpperCase() }, client.actor(here));
    await client.mutate(revoke, { sessionId: gone.sessionId }, client.actor(here));
    await signOut(client.actor(here), true);
    const ended = (await service.published(identitySessionEndedV1.type)).filter(({ data }) => data['userId'] === here.user.id);
    const told = [...new Map(ended.map((event) => [event.id, event])).values()].map(({ subject, sequence, data }) => [subject, sequence, data['reason']]);
    expect(told[0]).toEqual([gone.sessionId, 1, 'revoked']);
    expect(told.slice(1).sort()).toEqual([here, there].map(({ sessionId }) => [sessionId, 1, 'signed_out']).sort());
    for (const session of [here, there, gone]) {
      await eventually(async () => codeOf(await service.graphql('{ mySessions { sessionId } }', {}, client.actor(session))) === 'TOKEN_REVOKED');
    }
    const feed = async (etag?: string) => fetch(`${service.url}/.well-known/revocations`, { headers: etag ? { 'if-none-match': etag } : {} });
    const answer = await feed();
    const { sessions } = (await answer.json()) as { sessions: [string, number][] };
    expect(sessions.map(([sessionId]) => sessionId)).toEqual(expect.arrayContaining([here, there, gone].map(({ sessionId }) => sessionId)));
    expect((await feed(String(answer.headers.get('etag')))).status).toBe(304);
  });

  it('is refused to whoever has found a device that was signed in long ago; its owner signs in and has ended the others at once', async () => {
    const email = someEmail();
    const left = await client.signUp({ email, deviceName: 'Left in a train' });
    const longAgo = new Date(Date.now() - 16 * 60_000);
    await service.database.admin`update identity.user_sessions set authenticated_at = ${longAgo} where session_id = ${left.sessionId}`;
    const finder = client.actor(await client.refresh(left.refreshToken));
    const other = await client.signIn(email);
    const revoke = (sessionId: string, as: TestUser) => service.graphql('mutation ($sessionId: ID!) { revokeSession(sessionId: $sessionId) }', { sessionId }, as);
    expect(codeOf(await service.graphql('mutation { signOut(everywhere: true) }', {}, finder))).toBe('STEP_UP_REQUIRED');
    expect(codeOf(await revoke(other.sessionId, finder))).toBe('STEP_UP_REQUIRED');
    expect([await isAlive(other), (await list(finder)).length]).toEqual([true, 2]);

    // No step-up: a sign-in is as good.
    const owner = await client.signIn(email);
    expect(answered(await revoke(left.sessionId, client.actor(owner)))).toEqual({ revokeSession: true });
    expect(await isAlive(left)).toBe(false);
    expect(await signOut(client.actor(owner), true)).toEqual({ signOut: true });
    expect([await isAlive(other), await isAlive(owner)]).toEqual([false, false]);
  });

  it('needs somebody who is signed in', async () => {
    for (const operation of ['mutation { signOut }', '{ mySessions { sessionId } }', 'mutation { revokeSession(sessionId: "x") }']) {
      expect(codeOf(await service.graphql(operation))).toBe('UNAUTHENTICATED');
    }
  });
});
