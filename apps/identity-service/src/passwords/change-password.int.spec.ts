import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient, PASSWORD, someEmail, type SignedInFields } from '../../test/identity-client.js';

const NEW_PASSWORD = 'staple correct horse';

describe('changing the password', () => {
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService);
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const change = (signedIn: SignedInFields, input: Record<string, string> = {}) =>
    service.graphql(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }',
      { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, ...input } },
      client.actor(signedIn),
    );

  it('puts the new one in the place of the old one and ends all other sessions', async () => {
    const email = someEmail();
    const here = await client.signUp({ email });
    const elsewhere = await client.signIn(email);
    expect(answered(await change(here))).toEqual({ changePassword: true });
    expect(codeOf(await client.trySignIn(email, PASSWORD))).toBe('SIGN_IN_FAILED');
    expect((await client.signIn(email, NEW_PASSWORD)).user.id).toBe(here.user.id);
    expect(codeOf(await client.tryRefresh(elsewhere.refreshToken))).toBe('SESSION_ENDED');
    expect((await client.refresh(here.refreshToken)).sessionId).toBe(here.sessionId);
  });

  it('ends links for a new password and a change of the address that were begun before', async () => {
    const [email, wanted] = [someEmail(), someEmail()];
    const signedIn = await client.signUp({ email });
    const tokenIn = (address: string, page: string) => client.mails.waitFor(address, ({ text }) => new RegExp(`${page}#token=([\\w-]+)`).exec(text)?.[1]);
    answered(await service.graphql('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email }));
    answered(await service.graphql('mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { sentTo } }', { input: { email: wanted, password: PASSWORD } }, client.actor(signedIn)));
    const reset = await tokenIn(email, 'reset-password');
    const confirmations = [await tokenIn(email, 'confirm-email-change'), await tokenIn(wanted, 'confirm-email-change')];
    answered(await change(signedIn));

    const takeOver = 'mutation ($token: String!) { resetPassword(token: $token, newPassword: "staple battery horse") }';
    expect(codeOf(await service.graphql(takeOver, { token: reset }))).toBe('LINK_INVALID');
    for (const token of confirmations) {
      expect(codeOf(await service.graphql('mutation ($token: String!) { confirmEmailChange(token: $token) { isComplete } }', { token }))).toBe('LINK_INVALID');
    }
    expect((await client.signIn(email, NEW_PASSWORD)).user.email).toBe(email);
  });

  it('needs the current one', async () => {
    const email = someEmail();
    expect(codeOf(await change(await client.signUp({ email }), { currentPassword: 'wrong horse battery' }))).toBe('PASSWORD_WRONG');
    await client.signIn(email);
  });

  it('holds the new one to the rules of sign-up', async () => {
    const signedIn = await client.signUp();
    expect(fieldProblems(await change(signedIn, { newPassword: 'short' }))).toEqual(['input.newPassword minLength']);
    expect(codeOf(await change(signedIn, { newPassword: 'Ada-Lovelace' }))).toBe('PASSWORD_IS_PERSONAL');
  });

  it('lets one of two changes at once win', async () => {
    const signedIn = await client.signUp();
    const answers = await Promise.all([change(signedIn), change(signedIn, { newPassword: 'another horse staple' })]);
    expect(answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'changed').sort()).toEqual(['PASSWORD_WRONG', 'changed']);
  });
});
