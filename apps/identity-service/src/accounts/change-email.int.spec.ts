import { identityUserUpdatedV1 } from '@edtech/contracts';
import { eventually, FixedClock, startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient, PASSWORD, someEmail, type SignedInFields } from '../../test/identity-client.js';

describe('changing the address', () => {
  const clock = new FixedClock();
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const begin = (signedIn: SignedInFields, email: string, password = PASSWORD) =>
    service.graphql<{ changeEmail: { sentTo: string[] } }>(
      'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { sentTo } }',
      { input: { email, password } },
      client.actor(signedIn),
    );
  const confirm = (token: string) =>
    service.graphql<{ confirmEmailChange: { isComplete: boolean } }>('mutation ($token: String!) { confirmEmailChange(token: $token) { isComplete } }', { token });
  const mailedTo = (email: string) => client.mails.waitFor(email, ({ text }) => /confirm-email-change#token=([\w-]+)/.exec(text)?.[1]);
  const told = async ({ user }: SignedInFields) => (await service.published(identityUserUpdatedV1.type)).filter(({ subject }) => subject === user.id);

  it.each([
    ['the old one first', [0, 1]],
    ['the new one first', [1, 0]],
  ])('is done when both addresses have agreed, %s, and the platform is told once', async (_, order) => {
    const [old, email] = [someEmail(), someEmail()];
    const signedIn = await client.signUp({ email: old });
    expect(answered(await begin(signedIn, email)).changeEmail.sentTo).toEqual([old, email]);
    const tokens = [await mailedTo(old), await mailedTo(email)];
    const [first = '', second = ''] = order.map((nr) => tokens[nr]);
    expect(answered(await confirm(first)).confirmEmailChange.isComplete).toBe(false);
    expect(codeOf(await confirm(first))).toBe('LINK_INVALID');
    await client.signIn(old);
    expect(await told(signedIn)).toEqual([]);

    expect(answered(await confirm(second)).confirmEmailChange.isComplete).toBe(true);
    await client.signIn(email);
    expect(codeOf(await client.trySignIn(old))).toBe('SIGN_IN_FAILED');
    expect(await told(signedIn)).toEqual([expect.objectContaining({ sequence: 2, data: expect.objectContaining({ email }) })]);
  });

  it('ends links for a new password that the old address was mailed', async () => {
    const [old, email] = [someEmail(), someEmail()];
    const signedIn = await client.signUp({ email: old });
    answered(await service.graphql('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: old }));
    const token = await client.mails.waitFor(old, ({ text }) => /reset-password#token=([\w-]+)/.exec(text)?.[1]);
    await begin(signedIn, email);
    for (const link of [await mailedTo(old), await mailedTo(email)]) answered(await confirm(link));
    const reset = 'mutation ($token: String!) { resetPassword(token: $token, newPassword: "battery staple horse") }';
    expect(codeOf(await service.graphql(reset, { token }))).toBe('LINK_INVALID');
  });

  it('is done once when both agree at the same moment', async () => {
    const [old, email] = [someEmail(), someEmail()];
    const signedIn = await client.signUp({ email: old });
    await begin(signedIn, email);
    const answers = await Promise.all([confirm(await mailedTo(old)), confirm(await mailedTo(email))]);
    expect(answers.map((answer) => answered(answer).confirmEmailChange.isComplete).sort()).toEqual([false, true]);
    expect(await told(signedIn)).toHaveLength(1);
  });

  it("tells nobody but its reader that an address is another account's", async () => {
    const [taken, old] = [someEmail(), someEmail()];
    await client.signUp({ email: taken });
    const signedIn = await client.signUp({ email: old });
    expect(answered(await begin(signedIn, taken.toUpperCase())).changeEmail.sentTo).toEqual([old, taken.toUpperCase()]);
    await client.mails.waitFor(taken, ({ headers }) => (headers['subject'] === 'You have an account already' ? true : undefined));
    expect(answered(await confirm(await mailedTo(old))).confirmEmailChange.isComplete).toBe(false);
    await client.signIn(old);
    expect(await told(signedIn)).toEqual([]);
  });

  it('may change its case only', async () => {
    const email = someEmail();
    const signedIn = await client.signUp({ email });
    await begin(signedIn, email.toUpperCase());
    const tokens = async () => (await client.mails.to(email)).flatMap(({ text }) => /confirm-email-change#token=([\w-]+)/.exec(text)?.[1] ?? []);
    const found = await eventually(async () => (await tokens()).length === 2 && tokens());
    for (const token of found) answered(await confirm(token));
    expect((await client.signIn(email)).user.email).toBe(email.toUpperCase());
  });

  it('ends with the next one that is begun, and after a day', async () => {
    const [old, first, second] = [someEmail(), someEmail(), someEmail()];
    const signedIn = await client.signUp({ email: old });
    await begin(signedIn, first);
    const dead = await mailedTo(first);
    await begin(signedIn, second);
    expect(codeOf(await confirm(dead))).toBe('LINK_INVALID');
    const late = await mailedTo(second);
    clock.advance(24 * 3_600_000);
    expect(codeOf(await confirm(late))).toBe('LINK_INVALID');
  });

  it('needs the password and a usable address', async () => {
    const signedIn = await client.signUp();
    expect(codeOf(await begin(signedIn, someEmail(), 'wrong horse battery'))).toBe('PASSWORD_WRONG');
    expect(fieldProblems(await begin(signedIn, 'nowhere'))).toEqual(['input.email isEmail']);
  });
});
