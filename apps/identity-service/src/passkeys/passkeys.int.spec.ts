import { generateKeyPairSync } from 'node:crypto';
import { FixedClock, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, IdentityClient, someEmail, type SignedInFields } from '../../test/identity-client.js';
import { SoftwareAuthenticator, type CreationOptions, type Deviations, type RequestOptions } from '../../test/software-authenticator.js';
import { CHALLENGE_LIFE_MS } from './passkey-challenges.js';

interface Holder {
  email: string;
  me: TestUser;
  signedIn: SignedInFields;
  device: SoftwareAuthenticator;
  codes: string[];
}

type WithOptions = { signIn: { challenge: string; methods: string[]; passkeyOptions: RequestOptions | null } };

describe('a passkey', () => {
  const clock = new FixedClock(new Date());
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
  });
  afterAll(() => service?.close());
  beforeEach(() => clock.set(new Date()));

  const startRegistration = async (as: TestUser) =>
    (await client.mutate<{ startPasskeyRegistration: CreationOptions }>('mutation { startPasskeyRegistration }', {}, as)).startPasskeyRegistration;
  const register = (response: object, as: TestUser): Promise<GraphqlResult<{ registerPasskey: { codes: string[] } }>> =>
    service.graphql('mutation ($input: RegisterPasskeyInput!) { registerPasskey(input: $input) { codes } }', { input: { name: ' Laptop ', response } }, as);
  const startSignIn = async () => answered(await service.graphql<{ startPasskeySignIn: RequestOptions }>('mutation { startPasskeySignIn }')).startPasskeySignIn;
  const signIn = (response: object): Promise<GraphqlResult<{ signInWithPasskey: SignedInFields }>> =>
    service.graphql('mutation ($input: PasskeySignInInput!) { signInWithPasskey(input: $input) { sessionId accessToken user { id } } }', { input: { response } });

  async function holder(): Promise<Holder> {
    const email = someEmail();
    const signedIn = await client.signUp({ email });
    const me = client.actor(signedIn);
    const device = new SoftwareAuthenticator();
    const { codes } = answered(await register(device.create(await startRegistration(me)), me)).registerPasskey;
    return { email, me, signedIn, device, codes };
  }

  async function byPassword(email: string): Promise<WithOptions['signIn']> {
    const mutation = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SecondFactorRequired { challenge methods passkeyOptions } } }';
    return answered(await service.graphql<WithOptions>(mutation, { input: { email, password: 'correct horse battery' } })).signIn;
  }

  const complete = (input: Record<string, unknown>): Promise<GraphqlResult<{ completeSignIn: SignedInFields }>> =>
    service.graphql('mutation ($input: CompleteSignInInput!) { completeSignIn(input: $input) { sessionId accessToken } }', { input });

  const methodsIn = ({ accessToken }: Pick<SignedInFields, 'accessToken'>) =>
    (JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()) as { amr: string[] }).amr;

  it('signs in by itself, and the token says so', async () => {
    const { signedIn, device, codes, me } = await holder();
    expect(codes).toHaveLength(10);
    const { signInWithPasskey } = answered(await signIn(device.get(await startSignIn())));
    expect(signInWithPasskey.user.id).toBe(signedIn.user.id);
    expect(methodsIn(signInWithPasskey)).toEqual(['webauthn']);
    const { mySecondFactors } = await client.mutate<{ mySecondFactors: object }>('{ mySecondFactors { totpSince recoveryCodesLeft passkeys { name backedUp lastUsedAt } } }', {}, me);
    expect(mySecondFactors).toEqual({ totpSince: null, recoveryCodesLeft: 10, passkeys: [{ name: 'Laptop', backedUp: false, lastUsedAt: clock.now().toISOString() }] });
  });

  it('completes a sign-in by password, where being there is enough', async () => {
    const { email, device } = await holder();
    const { challenge, methods, passkeyOptions } = await byPassword(email);
    expect(methods).toEqual(['PASSKEY', 'RECOVERY_CODE']);
    const { completeSignIn } = answered(await complete({ challenge, passkey: device.get(passkeyOptions!, { verifiesUser: false }) }));
    expect(methodsIn(completeSignIn)).toEqual(['pwd', 'webauthn']);
  });

  it('steps a session up by itself, and only the one that asked', async () => {
    const { signedIn, device, me, email } = await holder();
    const start = async (as: TestUser) => (await client.mutate<{ startPasskeyStepUp: RequestOptions }>('mutation { startPasskeyStepUp }', {}, as)).startPasskeyStepUp;
    const stepUp = (passkey: object, as: TestUser) =>
      service.graphql<{ stepUp: { accessToken: string } }>('mutation ($input: StepUpInput!) { stepUp(input: $input) { accessToken } }', { input: { passkey } }, as);
    const { stepUp: done } = answered(await stepUp(device.get(await start(me)), me));
    expect(methodsIn(done)).toEqual(['pwd', 'webauthn']);
    const { challenge, passkeyOptions } = await byPassword(email);
    const other = answered(await complete({ challenge, passkey: device.get(passkeyOptions!) })).completeSignIn;
    const elsewhere = client.actor({ ...other, user: signedIn.user });
    expect(codeOf(await stepUp(device.get(await start(me)), elsewhere))).toBe('SECOND_FACTOR_WRONG');
  });

  it('answers each challenge once, for its time, and only for what it was asked for', async () => {
    const { email, device } = await holder();
    // Passkeys that are copied between devices count nothing: only the challenge tells a replay.
    const answer = device.get(await startSignIn(), { countBy: 0 });
    answered(await signIn(answer));
    expect(codeOf(await signIn(answer))).toBe('PASSKEY_REFUSED');

    const late = await startSignIn();
    clock.advance(CHALLENGE_LIFE_MS);
    expect(codeOf(await signIn(device.get(late)))).toBe('PASSKEY_REFUSED');

    const { passkeyOptions } = await byPassword(email);
    expect(codeOf(await signIn(device.get(passkeyOptions!)))).toBe('PASSKEY_REFUSED');
    const { challenge } = await byPassword(email);
    expect(codeOf(await complete({ challenge, passkey: device.get(passkeyOptions!) }))).toBe('SECOND_FACTOR_WRONG');
    expect(codeOf(await complete({ challenge, passkey: device.get(await startSignIn()) }))).toBe('SECOND_FACTOR_WRONG');
  });

  it('lets one of two in who come with the same answer at once', async () => {
    const { device } = await holder();
    const answer = device.get(await startSignIn(), { countBy: 0 });
    const both = await Promise.all([signIn(answer), signIn(answer)]);
    expect(both.map((result) => (result.errors ? codeOf(result) : 'signed in')).sort()).toEqual(['PASSKEY_REFUSED', 'signed in']);
  });

  it.each<[string, () => Deviations]>([
    ['on another page', () => ({ origin: 'https://edtech-platform.example.net' })],
    ['for another domain', () => ({ rpId: 'example.net' })],
    ['without asking for PIN or finger', () => ({ verifiesUser: false })],
    ['with another key', () => ({ signWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey })],
    ['in the name of somebody else', () => ({ userHandle: Buffer.from('0193a6f0-0000-7000-8000-00000000dead').toString('base64url') })],
  ])('signs nobody in %s', async (_what, deviations) => {
    const { device } = await holder();
    expect(codeOf(await signIn(device.get(await startSignIn(), deviations())))).toBe('PASSKEY_REFUSED');
    answered(await signIn(device.get(await startSignIn())));
  });

  it('is refused once its counter falls behind: it was copied', async () => {
    const { device } = await holder();
    answered(await signIn(device.get(await startSignIn(), { countBy: 5 })));
    expect(codeOf(await signIn(device.get(await startSignIn(), { countBy: -2 })))).toBe('PASSKEY_REFUSED');
    expect(codeOf(await signIn(device.get(await startSignIn(), { countBy: 2 })))).toBe('PASSKEY_REFUSED');
  });

  it('is one that signs with SHA-256 or more', async () => {
    const { pubKeyCredParams } = await startRegistration(client.actor(await client.signUp()));
    // EdDSA, ES256 and RS256; none with SHA-1.
    expect(pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
  });

  it('is registered once, on our page, for the account that asked, and for one challenge', async () => {
    const { me, device } = await holder();
    const options = await startRegistration(me);
    expect(options.excludeCredentials).toHaveLength(1);
    expect(codeOf(await register(device.create(options, { origin: 'https://evil.example' }), me))).toBe('PASSKEY_REFUSED');
    expect(codeOf(await register(device.create(options, { rpId: 'evil.example' }), me))).toBe('PASSKEY_REFUSED');
    expect(codeOf(await register({ id: 'x' }, me))).toBe('PASSKEY_REFUSED');
    const stranger = client.actor(await client.signUp());
    expect(codeOf(await register(device.create(options), stranger))).toBe('PASSKEY_REFUSED');
    const made = device.create(options);
    // With the second factor come no new recovery codes.
    expect(answered(await register(made, me)).registerPasskey.codes).toEqual([]);
    expect(codeOf(await register(made, me))).toBe('PASSKEY_REFUSED');
    expect(codeOf(await register(device.create(options), me))).toBe('PASSKEY_REFUSED');
  });

  it('is removed by its owner only, and then signs nobody in', async () => {
    const { me, device, email } = await holder();
    const stranger = client.actor(await client.signUp());
    const { mySecondFactors } = await client.mutate<{ mySecondFactors: { passkeys: { id: string }[] } }>('{ mySecondFactors { passkeys { id } } }', {}, me);
    const [{ id }] = mySecondFactors.passkeys as [{ id: string }];
    const remove = (as: TestUser) => service.graphql('mutation ($id: ID!) { removePasskey(id: $id) }', { id }, as);
    expect(codeOf(await remove(stranger))).toBe('PASSKEY_NOT_FOUND');
    answered(await remove(me));
    expect(codeOf(await signIn(device.get(await startSignIn())))).toBe('PASSKEY_REFUSED');
    expect((await client.signIn(email)).user.id).toBe(me.userId);
  });

  it('signs nobody in whose account is suspended or gone', async () => {
    const { device, signedIn } = await holder();
    const admin = await client.admin();
    await client.setStatus(signedIn.user.id, 'SUSPENDED', admin);
    expect(codeOf(await signIn(device.get(await startSignIn())))).toBe('ACCOUNT_SUSPENDED');
    await client.setStatus(signedIn.user.id, 'DELETED', admin);
    expect(codeOf(await signIn(device.get(await startSignIn())))).toBe('PASSKEY_REFUSED');
  });

  it.each([{}, { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} }, { id: '\0' }])('is not what %j is', async (response) => {
    expect(codeOf(await signIn(response))).toBe('PASSKEY_REFUSED');
  });

  it('leaves no trace of a challenge that nobody answers', async () => {
    const count = async () => Number((await service.database.admin`select count(*) as n from identity.used_challenges`)[0]?.['n']);
    const before = await count();
    for (let n = 0; n < 20; n += 1) await startSignIn();
    expect(await count()).toBe(before);
  });
});
