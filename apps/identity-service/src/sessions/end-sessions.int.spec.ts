import { startTestService, type TestService, type TestUser } from '@edtech/testing';
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

  it('signs out of this device only, and may be done twice', async () => {
    const email = someEmail();
    const phone = await client.signUp({ email, deviceName: ' Phone ' });
    const laptop = await client.signIn(email);
    const onPhone = client.actor(phone);
    expect(await list(onPhone)).toEqual([
      { sessionId: laptop.sessionId, deviceName: null, current: false },
      { sessionId: phone.sessionId, deviceName: 'Phone', current: true },
    ]);
    expect(await signOut(onPhone)).toEqual({ signOut: true });
    expect(await signOut(onPhone)).toEqual({ signOut: true });
    expect(await isAlive(phone)).toBe(false);
    expect(await isAlive(laptop)).toBe(true);
    expect((await list(onPhone)).map(({ sessionId }) => sessionId)).toEqual([laptop.sessionId]);
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

  it('needs somebody who is signed in', async () => {
    for (const operation of ['mutation { signOut }', '{ mySessions { sessionId } }', 'mutation { revokeSession(sessionId: "x") }']) {
      expect(codeOf(await service.graphql(operation))).toBe('UNAUTHENTICATED');
    }
  });
});
