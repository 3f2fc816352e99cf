import { identityUserUpdatedV1 } from '@edtech/contracts';
import { eventually, startTestService, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, type SignedInFields } from '../../test/identity-client.js';

describe("an admin setting a user's role", () => {
  let service: TestService;
  let client: IdentityClient;
  let admin: TestUser;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
    admin = await client.admin();
  });
  afterAll(() => service?.close());

  const told = async (userId: string) => (await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === userId);
  const sessionsSeenBy = async ({ accessToken, ...rest }: SignedInFields) => service.graphql('{ mySessions { sessionId } }', {}, { ...client.actor({ accessToken, ...rest }), token: accessToken });

  /** Signed in with both factors, an hour ago. */
  async function adminSinceAnHour(): Promise<TestUser> {
    const { user, sessionId, refreshToken } = await client.signUp();
    const sql = service.database.admin;
    await sql`update identity.users set role = 'admin' where id = ${user.id}`;
    await sql`update identity.user_sessions set methods = '{pwd,otp}', authenticated_at = now() - interval '1 hour' where session_id = ${sessionId}`;
    return client.actor(await client.refresh(refreshToken));
  }

  it('is told to the platform, takes the old tokens and leaves the session, which goes on with the new role', async () => {
    const before = await client.signUp();
    expect(answered(await client.setRole(before.user.id, 'TUTOR', admin)).setUserRole).toEqual({ id: before.user.id, role: 'TUTOR' });
    expect(await told(before.user.id)).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ role: 'tutor', status: 'active' }) })]);
    await eventually(async () => codeOf(await sessionsSeenBy(before)) === 'TOKEN_REVOKED');
    const after = await client.refresh(before.refreshToken);
    expect([after.sessionId, after.user.role]).toEqual([before.sessionId, 'TUTOR']);
    answered(await sessionsSeenBy(after));
  });

  it('makes admins, who do nothing before they have a second factor, and takes it from them again', async () => {
    const before = await client.signUp();
    await client.setRole(before.user.id, 'ADMIN', admin);
    const after = await client.refresh(before.refreshToken);
    expect(codeOf(await sessionsSeenBy(after))).toBe('SECOND_FACTOR_REQUIRED');
    await client.setRole(before.user.id, 'STUDENT', admin);
    answered(await sessionsSeenBy(await client.refresh(after.refreshToken)));
  });

  it('tells the platform nothing when nothing changes', async () => {
    const { user } = await client.signUp();
    answered(await client.setRole(user.id, 'STUDENT', admin));
    expect(await told(user.id)).toEqual([]);
  });

  it('is for admins only, who have just shown who they are, and not for their own account', async () => {
    const { user } = await client.signUp();
    expect(codeOf(await client.setRole(user.id, 'ADMIN', service.user('tutor')))).toBe('FORBIDDEN');
    expect(codeOf(await client.setRole(user.id, 'ADMIN', await adminSinceAnHour()))).toBe('STEP_UP_REQUIRED');
    expect(codeOf(await client.setRole(admin.userId, 'STUDENT', admin))).toBe('OWN_ROLE_UNCHANGEABLE');
    expect(codeOf(await client.setRole(admin.userId.toUpperCase(), 'STUDENT', admin))).toBe('OWN_ROLE_UNCHANGEABLE');
    // Nobody has such an account (any more): whichever is known first, the token's end or that.
    expect(['ACCOUNT_NOT_ACTIVE', 'TOKEN_REVOKED']).toContain(codeOf(await client.setRole(user.id, 'ADMIN', service.user('admin'))));
    expect(await told(user.id)).toEqual([]);
  });

  it('is possible while an account is suspended, not once it is closed', async () => {
    const { user } = await client.signUp();
    await client.setStatus(user.id, 'SUSPENDED', admin);
    expect(answered(await client.setRole(user.id, 'TUTOR', admin)).setUserRole.role).toBe('TUTOR');
    await client.setStatus(user.id, 'DELETED', admin);
    expect(codeOf(await client.setRole(user.id, 'ADMIN', admin))).toBe('ROLE_CHANGE_REFUSED');
  });

  it.each(['0193a6f0-0000-7000-8000-00000000dead', 'no id'])('finds no account %s', async (userId) => {
    expect(codeOf(await client.setRole(userId, 'TUTOR', admin))).toBe('ACCOUNT_NOT_FOUND');
  });
});
