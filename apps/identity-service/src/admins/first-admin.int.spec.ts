import { eventually, startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { IdentityClient, PASSWORD } from '../../test/identity-client.js';
import { FirstAdmin } from './first-admin.js';

describe('the first admin', () => {
  const email = 'admin@example.org';
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { own: { IDENTITY_ADMIN_EMAIL: email, IDENTITY_ADMIN_PASSWORD: PASSWORD } });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  it('is made at boot, signs in as an admin, and is known to the platform', async () => {
    const signedIn = await eventually(() => client.signIn(email));
    expect(signedIn.user).toMatchObject({ role: 'ADMIN', status: 'ACTIVE' });
    expect(await service.published()).toEqual([
      expect.objectContaining({ subject: signedIn.user.id, sequence: 1, data: expect.objectContaining({ role: 'admin' }) }),
    ]);
  });

  it('is made once, however often and in however many replicas the service boots', async () => {
    await eventually(() => client.signIn(email));
    const firstAdmin = service.app.get(FirstAdmin);
    await Promise.all([firstAdmin.makeUnlessThere(), firstAdmin.makeUnlessThere()]);
    expect(await service.database.admin`select 1 from identity.users where role = 'admin'`).toHaveLength(1);

    await service.database.admin`delete from identity.users`;
    await Promise.all([firstAdmin.makeUnlessThere(), firstAdmin.makeUnlessThere()]);
    expect(await service.database.admin`select 1 from identity.users where role = 'admin'`).toHaveLength(1);
  });

  it('is not made out of an account that somebody has', async () => {
    await service.database.admin`delete from identity.users`;
    await client.signUp({ email });
    await service.app.get(FirstAdmin).makeUnlessThere();
    expect((await client.signIn(email)).user.role).toBe('STUDENT');
  });
});
