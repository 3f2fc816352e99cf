import { identityUserUpdatedV1 } from '@edtech/contracts';
import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient, PASSWORD, someEmail, type SignedInFields } from '../../test/identity-client.js';

describe('changing the address', () => {
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const change = (signedIn: SignedInFields, email: string, password = PASSWORD) =>
    service.graphql<{ changeEmail: { email: string } }>(
      'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { email } }',
      { input: { email, password } },
      client.actor(signedIn),
    );

  it('moves the sign-in to the new one and tells the platform', async () => {
    const [old, email] = [someEmail(), someEmail()];
    const signedIn = await client.signUp({ email: old });
    expect(answered(await change(signedIn, email)).changeEmail.email).toBe(email);
    await client.signIn(email);
    expect(codeOf(await client.trySignIn(old))).toBe('SIGN_IN_FAILED');
    const told = (await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === signedIn.user.id);
    expect(told).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ email }) })]);
  });

  it("refuses another account's, in any case, and tells the platform nothing", async () => {
    const taken = someEmail();
    await client.signUp({ email: taken });
    const signedIn = await client.signUp();
    expect(codeOf(await change(signedIn, taken.toUpperCase()))).toBe('EMAIL_ALREADY_REGISTERED');
    const told = (await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === signedIn.user.id);
    expect(told).toEqual([]);
  });

  it('may change its case only', async () => {
    const email = someEmail();
    const signedIn = await client.signUp({ email });
    expect(answered(await change(signedIn, email.toUpperCase())).changeEmail.email).toBe(email.toUpperCase());
  });

  it('needs the password and a usable address', async () => {
    const signedIn = await client.signUp();
    expect(codeOf(await change(signedIn, someEmail(), 'wrong horse battery'))).toBe('PASSWORD_WRONG');
    expect(fieldProblems(await change(signedIn, 'nowhere'))).toEqual(['input.email isEmail']);
  });
});
