import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { codeOf, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';

describe('signing in', () => {
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  it('takes the address in any case, and opens one session per device', async () => {
    const email = someEmail();
    const first = await client.signUp({ email });
    const second = await client.signIn(email.toUpperCase());
    expect(second.user).toEqual(first.user);
    expect(second.sessionId).not.toBe(first.sessionId);
    const sessions = await service.database.admin`select session_id from identity.user_sessions where user_id = ${first.user.id}`;
    expect(sessions).toHaveLength(2);
  });

  it('says the same about an unknown address and a wrong password', async () => {
    const email = someEmail();
    await client.signUp({ email });
    const [unknown, wrong] = [await client.trySignIn(someEmail()), await client.trySignIn(email, 'wrong horse battery')];
    expect(codeOf(unknown)).toBe('SIGN_IN_FAILED');
    expect(unknown).toEqual(wrong);
  });

  it('hashes for an unknown address too', async () => {
    const email = someEmail();
    await client.signUp({ email });
    const timed = async (address: string) => {
      const began = performance.now();
      await client.trySignIn(address, 'wrong horse battery');
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      known.push(await timed(email));
      unknown.push(await timed(someEmail()));
    }
    // Without the hash it takes a tenth. Medians, because the machine has other things to do.
    expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  });

  it('is refused to suspended accounts, who are told so only when they know the password', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email });
    await client.setStatus(user.id, 'SUSPENDED', await client.admin());
    expect(codeOf(await client.trySignIn(email))).toBe('ACCOUNT_SUSPENDED');
    expect(codeOf(await client.trySignIn(email, 'wrong horse battery'))).toBe('SIGN_IN_FAILED');
  });

  it('is refused to deleted accounts as if they had never been', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email });
    await client.setStatus(user.id, 'DELETED', await client.admin());
    expect(codeOf(await client.trySignIn(email))).toBe('SIGN_IN_FAILED');
  });

  it('hands out an access token that the published key proves', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email, role: 'TUTOR' });
    const { accessToken, sessionId, accessTokenExpiresAt } = await client.signIn(email, PASSWORD);
    const response = await fetch(`${service.url}/.well-known/jwks.json`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const jwks = (await response.json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(jwks), { issuer: 'edtech-identity', audience: 'edtech-platform' });
    expect(payload).toMatchObject({ sub: user.id, role: 'tutor', sid: sessionId });
    expect(new Date(payload.exp! * 1000).toISOString()).toBe(accessTokenExpiresAt);
    expect(JSON.stringify(jwks)).not.toContain('"d"');
  });

  it.each(['nobody\0@example.org', 'x'.repeat(255)])('refuses an address that nothing could be found by', async (email) => {
    expect(codeOf(await client.trySignIn(email))).toBe('BAD_USER_INPUT');
  });
});

function median(numbers: number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
}
