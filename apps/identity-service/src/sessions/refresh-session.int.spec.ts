import { FixedClock, startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { codeOf, IdentityClient, someEmail } from '../../test/identity-client.js';
import { generateToken, hashToken } from '../tokens/auth-token.js';
import { IDLE_LIFE_MS, LONGEST_LIFE_MS, ROTATION_GRACE_MS } from './session.rules.js';
import { SessionSweeper } from './session-sweeper.js';

describe('refreshing a session', () => {
  // Begins at the real time, so that tokens issued by it are also good for the verifier.
  const clock = new FixedClock(new Date());
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());
  beforeEach(() => clock.set(new Date()));

  const sessionRow = async (sessionId: string) =>
    (await service.database.admin`select ended_because, expires_at from identity.user_sessions where session_id = ${sessionId}`)[0];

  it('exchanges the token for another one of the same session', async () => {
    const first = await client.signUp();
    const second = await client.refresh(first.refreshToken);
    expect(second).toMatchObject({ sessionId: first.sessionId, user: first.user });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await client.refresh(second.refreshToken)).sessionId).toBe(first.sessionId);
  });

  it('keeps two honest clients signed in that refresh with the same token at once', async () => {
    const { refreshToken, sessionId } = await client.signUp();
    const both = await Promise.all([client.refresh(refreshToken), client.refresh(refreshToken)]);
    expect(new Set(both.map((each) => each.refreshToken)).size).toBe(2);
    clock.advance(ROTATION_GRACE_MS + 1);
    for (const each of both) expect((await client.refresh(each.refreshToken)).sessionId).toBe(sessionId);
  });

  it('ends the whole family when a token comes back after the grace', async () => {
    const stolen = await client.signUp();
    const successor = await client.refresh(stolen.refreshToken);
    clock.advance(ROTATION_GRACE_MS + 1);
    expect(codeOf(await client.tryRefresh(stolen.refreshToken))).toBe('SESSION_ENDED');
    expect(codeOf(await client.tryRefresh(successor.refreshToken))).toBe('SESSION_ENDED');
    expect(await sessionRow(stolen.sessionId)).toMatchObject({ ended_because: 'token_reused' });
  });

  it('does not prolong the grace by using it', async () => {
    const { refreshToken } = await client.signUp();
    await client.refresh(refreshToken);
    clock.advance(ROTATION_GRACE_MS - 1);
    await client.refresh(refreshToken);
    clock.advance(2);
    expect(codeOf(await client.tryRefresh(refreshToken))).toBe('SESSION_ENDED');
  });

  it("leaves the user's other sessions alone when one is ended for reuse", async () => {
    const email = someEmail();
    const stolen = await client.signUp({ email });
    const other = await client.signIn(email);
    await client.refresh(stolen.refreshToken);
    clock.advance(ROTATION_GRACE_MS + 1);
    await client.tryRefresh(stolen.refreshToken);
    expect((await client.refresh(other.refreshToken)).sessionId).toBe(other.sessionId);
  });

  it.each([['nonsense'], [''], ['a\0b'], [generateToken()]])('refuses %j, which is no token of ours', async (token) => {
    expect(codeOf(await client.tryRefresh(token))).toBe('REFRESH_TOKEN_INVALID');
  });

  it.each(['password_reset', 'email_verify'])('refuses a token of type %s, however valid', async (type) => {
    const { user } = await client.signUp();
    const token = generateToken();
    const now = clock.now();
    await service.database.admin`insert into identity.auth_tokens (id, user_id, token, type, created_at, expires_at)
      values (gen_random_uuid(), ${user.id}, ${hashToken(token)}, ${type}, ${now}, ${new Date(now.getTime() + 60_000)})`;
    expect(codeOf(await client.tryRefresh(token))).toBe('REFRESH_TOKEN_INVALID');
  });

  it('refuses an expired session', async () => {
    const { refreshToken } = await client.signUp();
    clock.advance(IDLE_LIFE_MS);
    expect(codeOf(await client.tryRefresh(refreshToken))).toBe('SESSION_ENDED');
  });

  it('prolongs the session each time, but never beyond its longest life', async () => {
    const email = someEmail();
    const signedInAt = clock.now().getTime();
    let { refreshToken, sessionId } = await client.signUp({ email });
    for (let life = 1; life * (IDLE_LIFE_MS - 1000) < LONGEST_LIFE_MS; life += 1) {
      clock.set(new Date(signedInAt + life * (IDLE_LIFE_MS - 1000)));
      ({ refreshToken, sessionId } = await client.refresh(refreshToken));
    }
    expect((await sessionRow(sessionId))?.['expires_at']).toEqual(new Date(signedInAt + LONGEST_LIFE_MS));
    clock.set(new Date(signedInAt + LONGEST_LIFE_MS));
    expect(codeOf(await client.tryRefresh(refreshToken))).toBe('SESSION_ENDED');
  });

  it('takes the role that the account has now', async () => {
    const { refreshToken, user } = await client.signUp();
    await service.database.admin`update identity.users set role = 'tutor' where id = ${user.id}`;
    expect((await client.refresh(refreshToken)).user.role).toBe('TUTOR');
  });

  it('is over for expired sessions once they are swept, which takes their tokens along and nothing else', async () => {
    const gone = await client.signUp();
    clock.advance(IDLE_LIFE_MS / 2);
    const kept = await client.signUp();
    clock.advance(IDLE_LIFE_MS / 2);
    while (await service.app.get(SessionSweeper).sweep());
    const left = await service.database.admin<{ family_id: string }[]>`
      select family_id from identity.auth_tokens where family_id in ${service.database.admin([gone.sessionId, kept.sessionId])}`;
    expect(left.map((row) => row.family_id)).toEqual([kept.sessionId]);
    expect(await sessionRow(gone.sessionId)).toBeUndefined();
    expect(codeOf(await client.tryRefresh(gone.refreshToken))).toBe('REFRESH_TOKEN_INVALID');
  });
});
