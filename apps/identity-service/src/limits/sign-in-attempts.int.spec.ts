import { connect, CONNECTION, type Connection } from '@edtech/drizzle';
import { startTestService, type TestService } from '@edtech/testing';
import { identityService } from '../app.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { signInFailed } from '../sessions/sessions.errors.js';
import { codeOf, IdentityClient, PASSWORD, someEmail } from '../../test/identity-client.js';
import { askFrom, trySignInFrom } from '../../test/from-address.js';
import { AttemptCounters } from './attempt-counter.js';
import { limitSettings } from './limit-settings.js';
import { tooManyAttempts } from './limits.errors.js';
import { accountKey, SignInAttempts } from './sign-in-attempts.js';

/** 10,000 for the whole of it. */
const TRIES = Number(process.env['IDENTITY_SPRAY_TRIES'] ?? 300);
const ALIASES = 1_000;
const PER_ADDRESS = 25;

const address = (n: number) => `203.0.${n >> 8}.${n & 255}`;
const codes = (answers: { errors?: { extensions: { code: string } }[] }[]) => answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'in');
const count = (all: string[], code: string) => all.filter((one) => one === code).length;

describe('attempts to sign in', () => {
  let service: TestService;
  let client: IdentityClient;
  let hashed: jest.SpyInstance;

  beforeAll(async () => {
    service = await startTestService(identityService, { own: { IDENTITY_ATTEMPTS_PER_ADDRESS: String(PER_ADDRESS) } });
    client = new IdentityClient(service);
    hashed = jest.spyOn(service.app.get(PasswordHasher), 'verify');
  });
  beforeEach(() => hashed.mockClear());
  afterAll(() => service?.close());

  const pointsOf = async (key: string) => Number((await service.database.admin`select points from identity.attempt_counts where key = ${key}`)[0]?.['points'] ?? 0);

  it('are made once however many aliases one request has', async () => {
    const email = someEmail();
    await client.signUp({ email });
    const fields = Array.from({ length: ALIASES }, (_, n) => `a${n}: signIn(input: { email: ${JSON.stringify(email)}, password: "guess ${n} of many" }) { ... on SignedIn { sessionId } }`);
    const { data, errors } = await askFrom(service, '198.51.100.22', `mutation { ${fields.join(' ')} }`);
    expect(data).toBeNull();
    // The first failure ends a mutation whose fields are never null.
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SIGN_IN_FAILED']);
    expect(hashed).toHaveBeenCalledTimes(1);
    expect(await pointsOf(`sign-in-account:${accountKey(email)}`)).toBe(1);
  }, 180_000);

  it('are counted one by one in any case, and one of a request is made', async () => {
    const attempts = service.app.get(SignInAttempts);
    const request = {};
    let made = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: ALIASES }, () =>
        attempts.run({ address: '198.51.100.23', request }, 'aliases@example.org', () => {
          made += 1;
          return Promise.reject(signInFailed());
        }),
      ),
    );
    expect(made).toBe(1);
    expect(outcomes.filter((outcome) => outcome.status === 'rejected' && tooManyAttempts.matches(outcome.reason))).toHaveLength(ALIASES - 1);
    for (const key of [`sign-in-account:${accountKey('aliases@example.org')}`, 'sign-in-address:198.51.100.23']) expect([key, await pointsOf(key)]).toEqual([key, ALIASES]);
  }, 180_000);

  it('are refused in arrays', async () => {
    const operation = { query: 'mutation { signIn(input: { email: "a@example.org", password: "a guess" }) { __typename } }' };
    const response = await fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([operation, operation]) });
    expect(response.status).toBe(400);
    expect(hashed).not.toHaveBeenCalled();
  });

  it('do not slip through when they come at once', async () => {
    const email = someEmail();
    const all = codes(await Promise.all(Array.from({ length: 40 }, () => trySignInFrom(service, '198.51.100.40', email))));
    expect(hashed.mock.calls.length).toBeLessThanOrEqual(10);
    expect(count(all, 'SIGN_IN_FAILED')).toBe(10);
    expect(count(all, 'TOO_MANY_ATTEMPTS')).toBe(30);
  }, 60_000);

  it('say the same of an account that does not exist, at the same try', async () => {
    const email = someEmail();
    await client.signUp({ email });
    const story = async (one: string, from: string) => {
      const answers = [];
      for (let n = 0; n < 12; n += 1) answers.push(await trySignInFrom(service, from, one));
      return answers.map(({ data, errors }) => ({ data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message.replace(/\d+/, 'N') }));
    };
    expect(await story(email, '198.51.100.1')).toEqual(await story(someEmail(), '198.51.100.2'));
  }, 60_000);

  it('from one address into many accounts end at the limit of the address, and nobody else is concerned', async () => {
    const answers = [];
    for (let n = 0; n < PER_ADDRESS + 15; n += 1) answers.push(await trySignInFrom(service, '198.51.100.77', someEmail()));
    expect(count(codes(answers), 'SIGN_IN_FAILED')).toBe(PER_ADDRESS);
    expect(hashed).toHaveBeenCalledTimes(PER_ADDRESS);
    expect(codeOf(await trySignInFrom(service, '198.51.100.78', someEmail()))).toBe('SIGN_IN_FAILED');
  }, 120_000);

  it('from all the world end at the limit of the account; its owner gets in where she was before', async () => {
    const email = someEmail();
    // Signed in from this machine: a known address.
    await client.signUp({ email });
    for (let from = 0; from < TRIES; from += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, n) => trySignInFrom(service, address(from + n), email)));
    }
    expect(hashed.mock.calls.length).toBeLessThanOrEqual(100);
    expect(await pointsOf(`sign-in-account:${accountKey(email)}`)).toBe(TRIES);

    expect((await client.signIn(email)).user.email).toBe(email);
    expect(codeOf(await trySignInFrom(service, '192.0.2.1', email, PASSWORD))).toBe('TOO_MANY_ATTEMPTS');
  }, 600_000);

  it('are forgotten once the password was right', async () => {
    const email = someEmail();
    await client.signUp({ email });
    for (let n = 0; n < 25; n += 1) {
      if (n % 5 === 4) expect((await trySignInFrom(service, '192.0.2.9', email, PASSWORD)).data?.signIn.sessionId).toBeDefined();
      else expect(codeOf(await trySignInFrom(service, '192.0.2.9', email))).toBe('SIGN_IN_FAILED');
    }
  }, 120_000);

  it('are counted for all replicas together', async () => {
    const other = connect({ ...service.database.environment, applicationName: 'replica', schema: 'identity' });
    try {
      const replicas = [service.app.get<Connection>(CONNECTION), other].map((connection) => new SignInAttempts(new AttemptCounters(connection), limitSettings(1_000)));
      const tries = Array.from({ length: 30 }, (_, n) => replicas[n % 2]!.run({ address: '192.0.2.30', request: {} }, 'replicas@example.org', () => Promise.reject(signInFailed())));
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter((outcome) => outcome.status === 'rejected' && signInFailed.matches(outcome.reason))).toHaveLength(10);
    } finally {
      await other.close();
    }
  }, 60_000);

  it('are not counted for where somebody says to come from whom nobody vouches for', async () => {
    const open = await startTestService(identityService, { own: { HTTP_TRUSTED_PROXIES: '10.0.0.1' } });
    try {
      const email = someEmail();
      const answers = [];
      for (let n = 0; n < 15; n += 1) answers.push(await trySignInFrom(open, address(n), email));
      expect(count(codes(answers), 'TOO_MANY_ATTEMPTS')).toBe(5);
    } finally {
      await open.close();
    }
  }, 120_000);
});
