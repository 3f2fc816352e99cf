import { identityUserUpdatedV1 } from '@edtech/contracts';
import { startTestService, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, someEmail } from '../../test/identity-client.js';

describe("an admin setting a user's status", () => {
  let service: TestService;
  let client: IdentityClient;
  let admin: TestUser;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
    admin = await client.admin();
  });
  afterAll(() => service?.close());

  it('suspends: every session ends, and the platform is told', async () => {
    const email = someEmail();
    const devices = [await client.signUp({ email }), await client.signIn(email)];
    const userId = devices[0]!.user.id;
    expect(answered(await client.setStatus(userId, 'SUSPENDED', admin)).setUserStatus).toEqual({ id: userId, status: 'SUSPENDED' });
    for (const { refreshToken } of devices) expect(codeOf(await client.tryRefresh(refreshToken))).toBe('SESSION_ENDED');
    const told = (await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === userId);
    expect(told).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ status: 'suspended' }) })]);
  });

  it('reactivates: signing in works again, the old sessions do not', async () => {
    const email = someEmail();
    const before = await client.signUp({ email });
    await client.setStatus(before.user.id, 'SUSPENDED', admin);
    await client.setStatus(before.user.id, 'ACTIVE', admin);
    expect(codeOf(await client.tryRefresh(before.refreshToken))).toBe('SESSION_ENDED');
    expect((await client.signIn(email)).user.status).toBe('ACTIVE');
  });

  it('tells the platform nothing when nothing changes', async () => {
    const { user } = await client.signUp();
    await client.setStatus(user.id, 'ACTIVE', admin);
    expect((await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === user.id)).toEqual([]);
  });

  it('never brings a deleted account back', async () => {
    const { user } = await client.signUp();
    await client.setStatus(user.id, 'DELETED', admin);
    const refused = await client.setStatus(user.id, 'ACTIVE', admin);
    expect(codeOf(refused)).toBe('STATUS_CHANGE_REFUSED');
    expect(refused.errors?.[0]?.extensions.details).toEqual({ from: 'deleted', to: 'active' });
  });

  it('never leaves a session behind that was opened while the account was being suspended', async () => {
    for (let n = 0; n < 5; n += 1) {
      const email = someEmail();
      const { user } = await client.signUp({ email });
      const [signedIn] = await Promise.all([client.trySignIn(email), client.setStatus(user.id, 'SUSPENDED', admin)]);
      const living = await service.database.admin`select 1 from identity.user_sessions where user_id = ${user.id} and ended_at is null`;
      expect(living).toHaveLength(0);
      if (signedIn.errors) expect(codeOf(signedIn)).toBe('ACCOUNT_SUSPENDED');
    }
  });

  it('is for admins only, whose own account is active, and not for their own account', async () => {
    const { user } = await client.signUp();
    expect(codeOf(await client.setStatus(user.id, 'SUSPENDED', service.user('tutor')))).toBe('FORBIDDEN');
    expect(codeOf(await client.setStatus(admin.userId, 'SUSPENDED', admin))).toBe('OWN_STATUS_UNCHANGEABLE');
    expect(codeOf(await client.setStatus(admin.userId.toUpperCase(), 'SUSPENDED', admin))).toBe('OWN_STATUS_UNCHANGEABLE');
    const dismissed = await client.admin();
    await client.setStatus(dismissed.userId, 'SUSPENDED', admin);
    // Whichever is known first: the token's end, or the account's state.
    expect(['ACCOUNT_NOT_ACTIVE', 'TOKEN_REVOKED']).toContain(codeOf(await client.setStatus(user.id, 'SUSPENDED', dismissed)));
  });

  it.each(['0193a6f0-0000-7000-8000-00000000dead', 'no id'])('finds no account %s', async (userId) => {
    expect(codeOf(await client.setStatus(userId, 'SUSPENDED', admin))).toBe('ACCOUNT_NOT_FOUND');
  });
});
