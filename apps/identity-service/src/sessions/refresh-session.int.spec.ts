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

  it('ends the family for good when a thief comes with the token of two rotations ago: every descendant is dead', async () => {
    const grandparent = await client.signUp();
    const parent = await client.refresh(grandparent.refreshToken);
    const child = await client.refresh(parent.refreshToken);
    clock.advance(ROTATION_GRACE_MS + 1);
    expect(codeOf(await client.tryRefresh(grandparent.refreshToken))).toBe('SESSION_ENDED');
    for (const each of [child, parent, grandparent]) expect(codeOf(await client.tryRefresh(each.refreshToken))).toBe('SESSION_ENDED');
    const sql = service.database.admin;
    const left = await sql`select 1 from identity.user_sessions where session_id = ${grandparent.sessionId} and ended_at is null`;
    expect(left).toHaveLength(0);
  });

  it('survives fifty honest refreshes with one token at once, and none of the fifty successors is lost', async () => {
    const { refreshToken, sessionId } = await client.signUp();
    const all = await Promise.all(Array.from({ length: 50 }, () => client.refresh(refreshToken)));
    expect(new Set(all.map((each) => each.refreshToken)).size).toBe(50);
    clock.advance(ROTATION_GRACE_MS + 1);
    const next = await Promise.all(all.map((each) => client.refresh(each.refreshToken)));
    expect(new Set(next.map((each) => each.sessionId))).toEqual(new Set([sessionId]));
  });

  it('hands nothing out to fifty who replay a token at once after the grace, and the family is dead', async () => {
    const stolen = await client.signUp();
    const successor = await client.refresh(stolen.refreshToken);
    clock.advance(ROTATION_GRACE_MS + 1);
    const replays = await Promise.all(Array.from({ length: 50 }, () => client.tryRefresh(stolen.refreshToken)));
    expect(new Set(replays.map(codeOf))).toEqual(new Set(['SESSION_ENDED']));
    expect(codeOf(await client.tryRefresh(successor.refreshToken))).toBe('SESSION_ENDED');
    const tokens = await service.database.admin`select 1 from identity.auth_tokens where family_id = ${stolen.sessionId}`;
    expect(tokens).toHaveLength(2);
  });

  it('keeps saying when and how the user showed who they are: a refresh is no proof', async () => {
    const signedIn = await client.signUp();
    const claimsOf = ({ accessToken }: { accessToken: string }) =>
      JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()) as { auth_time: number; amr: string[] };
    const { auth_time, amr } = claimsOf(signedIn);
    clock.advance(60_000);
    expect(claimsOf(await client.refresh(signedIn.refreshToken))).toMatchObject({ auth_time, amr });
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
