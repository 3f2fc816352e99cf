import { startTestService, type TestService } from '@edtech/testing';
import { askFrom, trySignInFrom } from '../../test/from-address.js';
import { answered, codeOf, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';
import { identityService } from '../app.js';
import { codeAt } from '../factors/totp.js';

type Line = Record<string, unknown>;

describe('the log of who has shown who they are', () => {
  const written: string[] = [];
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { own: { LOG_LEVEL: 'info' }, log: { write: (line) => void written.push(line) } });
    client = new IdentityClient(service);
  });
  beforeEach(() => (written.length = 0));
  afterAll(() => service?.close());

  const lines = (): Line[] => written.map((line) => JSON.parse(line) as Line).filter(({ event }) => event === 'authentication');
  const FROM = '203.0.113.77';

  it('has a line for each sign-in by password, wrong ones of addresses without an account too, and no address in any', async () => {
    const email = someEmail();
    const stranger = someEmail();
    const { user } = await client.signUp({ email });
    expect(lines()).toEqual([expect.objectContaining({ operation: 'verifyEmail', outcome: 'succeeded', factors: ['mailed_link'], user_id: user.id })]);
    written.length = 0;
    expect(codeOf(await trySignInFrom(service, FROM, email))).toBe('SIGN_IN_FAILED');
    expect(codeOf(await trySignInFrom(service, FROM, stranger))).toBe('SIGN_IN_FAILED');
    const { signIn } = answered(await trySignInFrom(service, FROM, email.toUpperCase(), PASSWORD));
    const [known, unknown, right] = lines();
    const failure = { level: 'warn', context: 'AuthenticationLog', operation: 'signIn', outcome: 'failed', code: 'SIGN_IN_FAILED', factors: ['password'], network: '203.0.113.0/24', account: expect.stringMatching(/^[\w-]{22}$/) };
    expect([known, unknown]).toEqual([expect.objectContaining(failure), expect.objectContaining(failure)]);
    expect(right).toMatchObject({ level: 'info', operation: 'signIn', outcome: 'succeeded', factors: ['password'], methods: ['pwd'], user_id: user.id, session_id: signIn.sessionId, account: known?.['account'] });
    // What is known of an address that has an account is known of any other, but for the pseudonym.
    expect(Object.keys(known ?? {})).toEqual(Object.keys(unknown ?? {}));
    expect(known?.['account']).not.toBe(unknown?.['account']);
    expect(written.join('').toLowerCase()).not.toMatch(/example\.org|horse battery/);
  });

  it('says which second factor was shown, and joins it with the sign-in that waited for it', async () => {
    const email = someEmail();
    const me = client.actor(await client.signUp({ email }));
    const { enrolTotp } = await client.mutate<{ enrolTotp: { secret: string } }>('mutation { enrolTotp { secret } }', {}, me);
    const { confirmTotp } = await client.mutate<{ confirmTotp: { codes: string[] } }>('mutation ($code: String!) { confirmTotp(code: $code) { codes } }', { code: codeAt(enrolTotp.secret, new Date()) }, me);
    written.length = 0;
    const { signIn } = answered(await client.trySignIn(email));
    if (!('challenge' in signIn)) throw new Error('no second factor was asked for');
    const complete = (input: object) => askFrom(service, FROM, 'mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { sessionId } }', { input: { challenge: signIn.challenge, ...input } });
    expect(codeOf(await complete({ totpCode: '000000' }))).toBe('SECOND_FACTOR_WRONG');
    answered(await complete({ recoveryCode: confirmTotp.codes[0] }));
    const attempt: unknown = lines()[0]?.['attempt'];
    expect(attempt).toEqual(expect.stringMatching(/^[0-9a-f]{16}$/));
    expect(lines().map(({ operation, outcome, factors, attempt: of, methods, user_id }) => [operation, outcome, factors, of, methods, user_id])).toEqual([
      ['signIn', 'second-factor-wanted', ['password'], attempt, undefined, undefined],
      ['completeSignIn', 'failed', ['totp'], attempt, undefined, undefined],
      ['completeSignIn', 'succeeded', ['recovery_code'], attempt, ['pwd', 'otp'], me.userId],
    ]);
    expect(written.join('')).not.toContain(signIn.challenge);
  });

  it('has those of who is signed in already, and of programs and passkeys', async () => {
    const me = client.actor(await client.signUp());
    written.length = 0;
    const stepUp = (password: string) => service.graphql('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken } }', { input: { password } }, me);
    expect(codeOf(await stepUp('wrong horse battery'))).toBe('PASSWORD_WRONG');
    answered(await stepUp(PASSWORD));
    expect(codeOf(await service.graphql('mutation { signInWithPasskey(input: { response: {} }) { sessionId } }'))).toBe('PASSKEY_REFUSED');
    const refused = await fetch(`${service.url}/oauth/token`, { method: 'POST', headers: { authorization: `Basic ${btoa('nobody:wrong')}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
    expect(refused.status).toBe(401);
    expect(lines().map(({ operation, outcome, factors, code, user_id }) => [operation, outcome, factors, code, user_id])).toEqual([
      ['stepUp', 'failed', ['password'], 'PASSWORD_WRONG', me.userId],
      ['stepUp', 'succeeded', ['password'], undefined, me.userId],
      ['signInWithPasskey', 'failed', ['passkey'], 'PASSKEY_REFUSED', undefined],
      ['oauth/token', 'failed', ['client_secret'], 'INVALID_CLIENT', undefined],
    ]);
    expect(written.join('')).not.toContain('nobody:');
  });
});
