import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, FixedClock, startTestService, type TestService } from '@edtech/testing';
import { Kind, parse } from 'graphql';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';

const NEW_PASSWORD = 'battery staple horse';

describe('a forgotten password', () => {
  const clock = new FixedClock();
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());

  const request = (email: string) => service.graphql<{ requestPasswordReset: boolean }>('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email });
  const reset = (token: string, newPassword = NEW_PASSWORD) =>
    service.graphql<{ resetPassword: boolean }>('mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }', { token, newPassword });
  const mailedTo = (email: string) => client.mails.waitFor(email, ({ text }) => /reset-password#token=([\w-]+)/.exec(text)?.[1]);
  const waiting = async () => (await service.database.admin`select 1 from identity.mail_jobs`).length;

  it('is replaced by whoever reads the mail; all sessions end, and the owner is told', async () => {
    const email = someEmail();
    const before = await client.signUp({ email });
    expect(answered(await request(email.toUpperCase()))).toEqual({ requestPasswordReset: true });
    expect(answered(await reset(await mailedTo(email)))).toEqual({ resetPassword: true });
    expect(codeOf(await client.trySignIn(email, PASSWORD))).toBe('SIGN_IN_FAILED');
    expect((await client.signIn(email, NEW_PASSWORD)).user.id).toBe(before.user.id);
    expect(codeOf(await client.tryRefresh(before.refreshToken))).toBe('SESSION_ENDED');
    await client.mails.waitFor(email, ({ headers }) => (headers['subject'] === 'Your password was changed' ? true : undefined));
  });

  it('is answered the same where there is no account, and nobody gets a mail', async () => {
    const nobody = someEmail();
    expect(await request(nobody)).toEqual({ data: { requestPasswordReset: true } });
    await eventually(async () => (await waiting()) === 0);
    expect(await client.mails.to(nobody)).toEqual([]);
  });

  it('needs a link that was mailed, not used, and not older than an hour', async () => {
    const email = someEmail();
    await client.signUp({ email });
    await request(email);
    const token = await mailedTo(email);
    expect(codeOf(await reset('x'.repeat(43)))).toBe('LINK_INVALID');
    const both = await Promise.all([reset(token), reset(token, 'yet another staple')]);
    expect(both.map((answer) => answer.errors?.[0]?.extensions.code ?? 'set').sort()).toEqual(['LINK_INVALID', 'set']);
    expect(codeOf(await reset(token))).toBe('LINK_INVALID');

    const late = someEmail();
    await client.signUp({ email: late });
    await request(late);
    const expired = await mailedTo(late);
    clock.advance(3_600_000);
    expect(codeOf(await reset(expired))).toBe('LINK_INVALID');
    await client.signIn(late);
  });

  it('ends the other links that were mailed for one', async () => {
    const email = someEmail();
    await client.signUp({ email });
    await request(email);
    const first = await mailedTo(email);
    await request(email);
    const tokens = async () => (await client.mails.to(email)).flatMap(({ text }) => /reset-password#token=([\w-]+)/.exec(text)?.[1] ?? []);
    const second = await eventually(async () => (await tokens()).find((token) => token !== first));
    expect(answered(await reset(second))).toEqual({ resetPassword: true });
    expect(codeOf(await reset(first, 'yet another staple'))).toBe('LINK_INVALID');
  });

  it('is held to the rules of sign-up, and a refused one does not use the link up', async () => {
    const email = someEmail();
    await client.signUp({ email });
    await request(email);
    const token = await mailedTo(email);
    expect(codeOf(await reset(token, 'Lovelace1815'))).toBe('PASSWORD_IS_PERSONAL');
    expect(codeOf(await reset(token, 'Password123'))).toBe('PASSWORD_IS_COMMON');
    expect(answered(await reset(token))).toEqual({ resetPassword: true });
  });

  it('is of no use for an account that is suspended', async () => {
    const email = someEmail();
    const { user } = await client.signUp({ email });
    await request(email);
    const token = await mailedTo(email);
    await client.setStatus(user.id, 'SUSPENDED', await client.admin());
    expect(codeOf(await reset(token))).toBe('LINK_INVALID');
  });

  it('does not work with the token of another kind', async () => {
    const signedIn = await client.signUp();
    expect(codeOf(await reset(signedIn.refreshToken))).toBe('LINK_INVALID');
  });

  it('is asked no secret question: the mailed link is all there is', () => {
    const { definitions } = parse(readFileSync(join(__dirname, '..', '..', 'schema.graphql'), 'utf8'));
    const mutations = definitions.flatMap((each) => (each.kind === Kind.OBJECT_TYPE_DEFINITION && each.name.value === 'Mutation' ? (each.fields ?? []) : []));
    const asked = (mutation: string) => mutations.find(({ name }) => name.value === mutation)?.arguments?.map(({ name }) => name.value);
    expect([asked('requestPasswordReset'), asked('resetPassword')]).toEqual([['email'], ['token', 'newPassword']]);
    const inputs = definitions.flatMap((each) => (each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (each.fields ?? []).map(({ name }) => name.value) : []));
    expect(inputs.length).toBeGreaterThan(20);
    expect(inputs.filter((name) => /question|hint|maiden|reminder/i.test(name))).toEqual([]);
  });
});
