import { FixedClock, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { codeAt } from '../factors/totp.js';
import { answered, codeOf, IdentityClient, someEmail, type SecondFactorRequiredFields, type SignedInFields } from '../../test/identity-client.js';
import { CLIENT, OpenidProvider, type ProviderClaims } from '../../test/openid-provider.js';
import { EXCHANGE_LIFE_MS } from './provider-exchanges.js';

interface Started {
  authorizationUrl: string;
  handle: string;
}
type Outcome = GraphqlResult<{ signInWithProvider: SignedInFields | SecondFactorRequiredFields }>;

describe('signing in at an OpenID Connect provider', () => {
  const clock = new FixedClock(new Date());
  let provider: OpenidProvider;
  let service: TestService;
  let client: IdentityClient;

  beforeAll(async () => {
    provider = await OpenidProvider.start();
    service = await startTestService(identityService, {
      clock,
      own: {
        IDENTITY_OIDC_ISSUER: provider.issuer,
        IDENTITY_OIDC_CLIENT_ID: CLIENT.id,
        IDENTITY_OIDC_CLIENT_SECRET: CLIENT.secret,
        IDENTITY_OIDC_REDIRECT_URLS: CLIENT.redirectUrl,
      },
    });
    client = new IdentityClient(service);
  });
  afterAll(async () => {
    await service?.close();
    provider?.stop();
  });
  beforeEach(() => clock.set(new Date()));

  const someone = (more: ProviderClaims = {}): ProviderClaims => ({ email: someEmail(), email_verified: true, given_name: 'Grace', family_name: 'Hopper', ...more });

  async function start(as?: TestUser): Promise<Started> {
    const field = as ? 'startProviderLink' : 'startProviderSignIn';
    const mutation = `mutation ($redirectUrl: String!) { started: ${field}(redirectUrl: $redirectUrl) { authorizationUrl handle expiresAt } }`;
    return answered(await service.graphql<{ started: Started }>(mutation, { redirectUrl: CLIENT.redirectUrl }, as)).started;
  }

  const finish = (handle: string, callbackUrl: string): Promise<Outcome> =>
    service.graphql(
      `mutation ($input: ProviderSignInInput!) { signInWithProvider(input: $input) {
        ... on SignedIn { accessToken refreshToken sessionId user { id email firstName lastName role status } } ... on SecondFactorRequired { challenge methods } } }`,
      { input: { handle, callbackUrl, role: 'TUTOR' } },
    );

  async function trySignIn(claims: ProviderClaims): Promise<Outcome> {
    const { authorizationUrl, handle } = await start();
    return finish(handle, await provider.visit(authorizationUrl, claims));
  }

  async function signIn(claims: ProviderClaims): Promise<SignedInFields> {
    const { signInWithProvider } = answered(await trySignIn(claims));
    if ('challenge' in signInWithProvider) throw new Error('a second factor is wanted');
    return signInWithProvider;
  }

  async function link(claims: ProviderClaims, as: TestUser): Promise<GraphqlResult<object>> {
    const { authorizationUrl, handle } = await start(as);
    const input = { handle, callbackUrl: await provider.visit(authorizationUrl, claims) };
    return service.graphql('mutation ($input: ProviderAnswerInput!) { linkProvider(input: $input) }', { input }, as);
  }

  it('makes an account for a verified address, tells the platform, and knows the person again whatever their address has become', async () => {
    const claims = someone();
    const first = await signIn(claims);
    expect(first.user).toMatchObject({ email: claims.email, firstName: 'Grace', lastName: 'Hopper', role: 'TUTOR', status: 'ACTIVE' });
    expect(JSON.parse(Buffer.from(first.accessToken.split('.')[1]!, 'base64url').toString())).toMatchObject({ amr: ['oidc'] });
    const events = (await service.published()).filter(({ subject }) => subject === first.user.id);
    expect(events.map(({ type }) => type)).toEqual(['identity.user.created.v1']);
    await service.database.admin`update identity.users set email = ${someEmail()} where id = ${first.user.id}`;
    expect((await signIn(claims)).user.id).toBe(first.user.id);
    expect(codeOf(await client.trySignIn(claims.email!))).toBe('SIGN_IN_FAILED');
  });

  it('makes none for an address that the provider does not vouch for', async () => {
    for (const claims of [someone({ email_verified: false }), { email: someEmail() }, { given_name: 'Nobody' }]) {
      expect(codeOf(await trySignIn(claims))).toBe('PROVIDER_EMAIL_UNVERIFIED');
      expect(await service.database.admin`select 1 from identity.users where email = ${claims.email ?? ''}`).toHaveLength(0);
    }
  });

  it('takes no account over by its address: its owner links it when signed in', async () => {
    const email = someEmail();
    const me = client.actor(await client.signUp({ email }));
    const claims = someone({ email: email.toUpperCase() });
    expect(codeOf(await trySignIn(claims))).toBe('PROVIDER_LINK_NEEDED');
    answered(await link(claims, me));
    expect((await signIn(claims)).user.id).toBe(me.userId);
    const stranger = client.actor(await client.signUp());
    expect(codeOf(await link(claims, stranger))).toBe('PROVIDER_ALREADY_LINKED');
    await client.mutate('mutation { unlinkProvider }', {}, me);
    expect(codeOf(await trySignIn(claims))).toBe('PROVIDER_LINK_NEEDED');
  });

  it('leaves nobody without a way in', async () => {
    const me = client.actor(await signIn(someone()));
    expect(codeOf(await service.graphql('mutation { unlinkProvider }', {}, me))).toBe('LAST_WAY_IN');
    const other = client.actor(await client.signUp());
    expect(codeOf(await service.graphql('mutation { unlinkProvider }', {}, other))).toBe('PROVIDER_NOT_LINKED');
  });

  it('asks for the second factor of the account', async () => {
    const claims = someone();
    const me = client.actor(await signIn(claims));
    const { enrolTotp } = await client.mutate<{ enrolTotp: { secret: string } }>('mutation { enrolTotp { secret } }', {}, me);
    await client.mutate('mutation ($code: String!) { confirmTotp(code: $code) { codes } }', { code: codeAt(enrolTotp.secret, clock.now()) }, me);
    const { signInWithProvider } = answered(await trySignIn(claims));
    expect(signInWithProvider).toMatchObject({ methods: ['TOTP', 'RECOVERY_CODE'] });
  });

  it('takes an answer once, from whoever has begun, and in time', async () => {
    const claims = someone();
    const { authorizationUrl, handle } = await start();
    const callbackUrl = await provider.visit(authorizationUrl, claims);
    const other = await start();
    // A link with somebody else's answer signs nobody in.
    expect(codeOf(await finish(other.handle, callbackUrl))).toBe('PROVIDER_SIGN_IN_FAILED');
    answered(await finish(handle, callbackUrl));
    expect(codeOf(await finish(handle, callbackUrl))).toBe('PROVIDER_SIGN_IN_FAILED');

    const late = await start();
    const lateUrl = await provider.visit(late.authorizationUrl, claims);
    clock.advance(EXCHANGE_LIFE_MS);
    expect(codeOf(await finish(late.handle, lateUrl))).toBe('PROVIDER_SIGN_IN_FAILED');
  });

  it('believes no answer that was changed, nor one for linking', async () => {
    const claims = someone();
    const { authorizationUrl, handle } = await start();
    const asked = new URL(authorizationUrl).searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
    expect([asked.get('state'), asked.get('nonce'), asked.get('code_challenge')].every((value) => value && value.length >= 43)).toBe(true);
    const callbackUrl = await provider.visit(authorizationUrl, claims);
    for (const [name, value] of [['state', 'x'], ['iss', 'https://evil.example'], ['code', 'x']] as const) {
      const changed = new URL(callbackUrl);
      changed.searchParams.set(name, value);
      expect([name, codeOf(await finish(handle, changed.href))]).toEqual([name, 'PROVIDER_SIGN_IN_FAILED']);
    }
    for (const url of ['no url', callbackUrl.replace('localhost:3000', 'evil.example')]) expect(codeOf(await finish(handle, url))).toBe('PROVIDER_SIGN_IN_FAILED');
    const me = client.actor(await client.signUp());
    expect(codeOf(await finish((await start(me)).handle, callbackUrl))).toBe('PROVIDER_SIGN_IN_FAILED');
    expect(codeOf(await finish('no handle', callbackUrl))).toBe('PROVIDER_SIGN_IN_FAILED');
  });

  it('sends nobody back to a page that is not ours', async () => {
    const mutation = 'mutation { startProviderSignIn(redirectUrl: "https://evil.example/") { handle } }';
    expect(codeOf(await service.graphql(mutation))).toBe('BAD_USER_INPUT');
  });

  it('is refused to suspended and deleted accounts', async () => {
    const claims = someone();
    const { user } = await signIn(claims);
    const admin = await client.admin();
    await client.setStatus(user.id, 'SUSPENDED', admin);
    expect(codeOf(await trySignIn(claims))).toBe('ACCOUNT_SUSPENDED');
    await client.setStatus(user.id, 'DELETED', admin);
    expect(codeOf(await trySignIn(claims))).toBe('PROVIDER_SIGN_IN_FAILED');
  });
});

describe('without a provider', () => {
  it('offers no other sign-in, and says when the provider is away', async () => {
    const service = await startTestService(identityService);
    const away = await startTestService(identityService, {
      own: {
        IDENTITY_OIDC_ISSUER: 'http://127.0.0.1:1',
        IDENTITY_OIDC_CLIENT_ID: CLIENT.id,
        IDENTITY_OIDC_CLIENT_SECRET: CLIENT.secret,
        IDENTITY_OIDC_REDIRECT_URLS: CLIENT.redirectUrl,
      },
    });
    try {
      const mutation = `mutation { startProviderSignIn(redirectUrl: "${CLIENT.redirectUrl}") { handle } }`;
      expect(codeOf(await service.graphql(mutation))).toBe('PROVIDER_NOT_OFFERED');
      expect(codeOf(await away.graphql(mutation))).toBe('PROVIDER_UNAVAILABLE');
    } finally {
      await service.close();
      await away.close();
    }
  });
});
