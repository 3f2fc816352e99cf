import { CONNECTION } from '@edtech/drizzle';
import { startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { identityService } from '../app.js';
import { answered, IdentityClient } from '../../test/identity-client.js';
import { basic, exchange, sendForm, type ClientCredentials, type TokenAnswer } from '../../test/token-client.js';

const GRANT = { grant_type: 'client_credentials' };
const PER_ADDRESS = 25;
const REFUSED = { error: 'invalid_client', error_description: 'The client credentials are not valid.' };

describe('exchanging credentials for a token', () => {
  let service: TestService;
  let admin: TestUser;
  let reader: ClientCredentials;
  let operator: ClientCredentials;

  beforeAll(async () => {
    service = await startTestService(identityService, { own: { IDENTITY_ATTEMPTS_PER_ADDRESS: String(PER_ADDRESS) } });
    admin = await new IdentityClient(service).admin();
    reader = await make('reader', 'EVENTS_READ');
    operator = await make('operator', 'EVENTS_READ, EVENTS_OPERATE');
  });
  afterAll(() => service?.close());

  const make = async (name: string, scopes: string) => {
    const mutation = `mutation { createServiceAccount(input: { name: "${name}", scopes: [${scopes}] }) { clientId clientSecret } }`;
    return answered(await service.graphql<{ createServiceAccount: ClientCredentials }>(mutation, {}, admin)).createServiceAccount;
  };
  const send = (form: Record<string, string> | [string, string][], more: Parameters<typeof sendForm>[2] = {}) => sendForm(service.url, form, more);
  const withBasic = (credentials: ClientCredentials, form: Record<string, string> = {}, from = '127.0.0.1') =>
    send({ ...GRANT, ...form }, { headers: { authorization: basic(credentials), 'x-forwarded-for': from } });
  const ask = async (token: string, query: string) => {
    const response = await fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
    return (await response.json()) as GraphqlResult<Record<string, unknown>>;
  };
  const codes = ({ errors = [] }: GraphqlResult<unknown>) => errors.map(({ extensions }) => extensions.code);
  const told = ({ status, body }: TokenAnswer) => [status, body.error];

  it.each([
    ['the header', () => withBasic(operator)],
    ['the form', () => exchange(service, operator)],
  ])('takes them from %s, and gives a token for minutes that nobody may keep', async (_, asked) => {
    const { status, headers, body } = await asked();
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([200, 'no-store', 'application/json; charset=utf-8']);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 600, scope: 'events:read events:operate' });
    const token = body.access_token ?? '';
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
    const claims = decodeJwt(token);
    expect(claims).toEqual({
      ...{ iss: 'edtech-identity', aud: 'edtech-platform', sub: operator.clientId, role: 'service', scope: 'events:read events:operate' },
      ...{ sid: expect.any(String), jti: expect.any(String), iat: expect.any(Number), exp: Number(claims.iat) + 600 },
    });
  });

  it('gives less where less is asked for', async () => {
    const { body } = await exchange(service, operator, { scope: 'events:read' });
    expect(body.scope).toBe('events:read');
    expect(codes(await ask(body.access_token ?? '', 'mutation { identityEvents { service } }'))).toEqual(['SCOPE_MISSING']);
  });

  it.each(['events:operate', 'events:read events:operate', 'everything', 'events:read everything', '*', 'admin', 'events', ''])('gives nothing where more is asked for: "%s"', async (scope) => {
    const { status, body } = await exchange(service, reader, { scope });
    expect([status, body]).toEqual([400, { error: 'invalid_scope', error_description: expect.any(String) }]);
  });

  it('says the same, in the same words, of whatever is wrong with them', async () => {
    const suspended = await make('suspended', 'EVENTS_READ');
    answered(await service.graphql(`mutation { suspendServiceAccount(id: "${suspended.clientId}") { id } }`, {}, admin));
    const expired = await make('expired', 'EVENTS_READ');
    await service.database.admin`update identity.service_account_secrets set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where service_account_id = ${expired.clientId}`;
    const wrong: [string, ClientCredentials][] = [
      ['a wrong secret', { ...reader, clientSecret: `${reader.clientSecret.slice(0, -1)}_` }],
      ["another account's secret", { ...reader, clientSecret: operator.clientSecret }],
      ['an empty secret', { ...reader, clientSecret: '' }],
      ['an unknown client', { ...reader, clientId: '0193a6f0-0000-7000-8000-00000000dead' }],
      ['a client that is no id', { ...reader, clientId: "' or 1=1 --" }],
      ['NUL', { clientId: 'a\0', clientSecret: 'b\0' }],
      ['a suspended account', suspended],
      ['an expired secret', expired],
    ];
    for (const [n, [what, credentials]] of wrong.entries()) {
      for (const asked of [() => exchange(service, credentials, {}, `198.51.100.${n}`), () => withBasic(credentials, {}, `198.51.100.${n}`)]) {
        const { status, headers, body } = await asked();
        expect([what, status, body]).toEqual([what, 401, REFUSED]);
        expect(headers.get('www-authenticate')).toContain('Basic');
        expect(headers.get('cache-control')).toBe('no-store');
      }
    }
  });

  it('does the same work for a client that is not there', async () => {
    const statements: string[] = [];
    const query = jest.spyOn(service.app.get<{ sql: { unsafe: (text: string) => unknown } }>(CONNECTION).sql, 'unsafe');
    try {
      for (const credentials of [{ ...reader, clientSecret: 'x' }, { clientId: '0193a6f0-0000-7000-8000-00000000dead', clientSecret: 'x' }]) {
        query.mockClear();
        await exchange(service, credentials, {}, '198.51.100.200');
        // Of all that the service asks meanwhile, what is asked because of this.
        const asked = query.mock.calls.map(([text]) => text).filter((text) => /attempt_counts|service_account/.test(text));
        statements.push(asked.map((text) => text.replace(/\$\d+/g, '$')).join('; '));
      }
    } finally {
      query.mockRestore();
    }
    expect(statements[0]).toContain('service_accounts');
    expect(statements[1]).toBe(statements[0]);
  });

  it.each<[string, () => Promise<TokenAnswer>, [number, string]]>([
    ['GET with the credentials in the address', () => send({}, { method: 'GET', search: `?${new URLSearchParams({ ...GRANT, client_id: reader.clientId, client_secret: reader.clientSecret }).toString()}` }), [405, 'invalid_request']],
    ['POST with them in the address', () => send(GRANT, { search: `?client_id=${reader.clientId}&client_secret=${reader.clientSecret}` }), [400, 'invalid_request']],
    ['anything else in the address', () => send({ ...GRANT, client_id: reader.clientId, client_secret: reader.clientSecret }, { search: '?scope=events:operate' }), [400, 'invalid_request']],
    ['them in both places', () => send({ ...GRANT, client_secret: reader.clientSecret }, { headers: { authorization: basic(reader) } }), [400, 'invalid_request']],
    ['another client in the form than in the header', () => send({ ...GRANT, client_id: operator.clientId }, { headers: { authorization: basic(reader) } }), [400, 'invalid_request']],
    ['a parameter twice', () => send([['grant_type', 'client_credentials'], ['client_id', reader.clientId], ['client_secret', 'x'], ['client_secret', reader.clientSecret]]), [400, 'invalid_request']],
    ['a scope twice', () => send([['grant_type', 'client_credentials'], ['client_id', reader.clientId], ['client_secret', reader.clientSecret], ['scope', 'events:read'], ['scope', 'events:operate']]), [400, 'invalid_request']],
    ['a parameter that is endless', () => send({ ...GRANT, client_id: reader.clientId, client_secret: 'x'.repeat(501) }), [400, 'invalid_request']],
    ['no grant', () => send({ client_id: reader.clientId, client_secret: reader.clientSecret }), [400, 'invalid_request']],
    ['a password', () => send({ grant_type: 'password', username: 'ada@example.org', password: 'correct horse battery', client_id: reader.clientId, client_secret: reader.clientSecret }), [400, 'unsupported_grant_type']],
    ['a refresh token', () => send({ grant_type: 'refresh_token', refresh_token: 'x', client_id: reader.clientId, client_secret: reader.clientSecret }), [400, 'unsupported_grant_type']],
    ['a code', () => send({ grant_type: 'authorization_code', code: 'x', client_id: reader.clientId, client_secret: reader.clientSecret }), [400, 'unsupported_grant_type']],
    ['JSON', () => sendJson({ ...GRANT, client_id: reader.clientId, client_secret: reader.clientSecret }), [400, 'invalid_request']],
    ['no credentials', () => send(GRANT), [401, 'invalid_client']],
    ['a token as credentials', () => send(GRANT, { headers: { authorization: `Bearer ${admin.token}` } }), [401, 'invalid_client']],
    ['a header that is no Base64', () => send(GRANT, { headers: { authorization: 'Basic ?' } }), [401, 'invalid_client']],
    ['a header with half of them', () => send(GRANT, { headers: { authorization: `Basic ${Buffer.from(reader.clientId).toString('base64')}` } }), [401, 'invalid_client']],
  ])('refuses %s', async (_, asked, refusal) => {
    const answer = await asked();
    expect(told(answer)).toEqual(refusal);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(answer.body)).not.toContain(reader.clientSecret);
  });

  const sendJson = async (body: object): Promise<TokenAnswer> => {
    const response = await fetch(`${service.url}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as TokenAnswer['body'] };
  };

  it('counts failures by client and address, and says when to come back; elsewhere the program gets in all the time', async () => {
    const guess = { ...reader, clientSecret: 'edtech_secret_of_somebody' };
    const answers: TokenAnswer[] = [];
    for (let n = 0; n < 12; n += 1) answers.push(await exchange(service, guess, {}, '203.0.113.1'));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect(answers[10]?.body.error).toBe('temporarily_unavailable');
    expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
    // Where guesses were made not even the right one counts; the owner is somewhere else.
    expect((await exchange(service, reader, {}, '203.0.113.1')).status).toBe(429);
    expect((await exchange(service, reader, {}, '203.0.113.2')).status).toBe(200);
  });

  it('counts failures by address, whichever clients they are about, and no success', async () => {
    for (let n = 0; n < PER_ADDRESS + 5; n += 1) expect((await exchange(service, operator, {}, '203.0.113.7')).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < PER_ADDRESS + 5; n += 1) statuses.push((await exchange(service, { clientId: `0193a6f0-0000-7000-8000-0000000000${10 + n}`, clientSecret: 'x' }, {}, '203.0.113.7')).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(PER_ADDRESS);
    expect((await exchange(service, operator, {}, '203.0.113.7')).status).toBe(429);
  });

  it('gives a token that is nobody’s where a person is wanted', async () => {
    const token = (await exchange(service, operator)).body.access_token ?? '';
    expect((await ask(token, '{ identityEvents { service } }')).data).toEqual({ identityEvents: { service: 'identity' } });
    const forPeople = [
      'mutation { signOut }',
      'mutation { signOut(everywhere: true) }',
      '{ mySessions { sessionId } }',
      '{ mySecondFactors { recoveryCodesLeft } }',
      'mutation { stepUp(input: { password: "correct horse battery" }) { accessToken } }',
      'mutation { enrolTotp { secret } }',
      'mutation { renewRecoveryCodes { codes } }',
      'mutation { updateProfile(input: { firstName: "x" }) { id } }',
      '{ users { edges { node { email } } } }',
      '{ serviceAccounts { edges { node { id } } } }',
      `mutation { setUserStatus(userId: "${admin.userId}", status: SUSPENDED) { id } }`,
      'mutation { createServiceAccount(input: { name: "more", scopes: [EVENTS_OPERATE] }) { clientSecret } }',
      `mutation { rotateServiceAccountSecret(serviceAccountId: "${operator.clientId}") { clientSecret } }`,
      `{ user(id: "${admin.userId}") { email } }`,
    ];
    for (const query of forPeople) {
      const answer = await ask(token, query);
      expect([query, codes(answer)]).toEqual([query, ['UNAUTHENTICATED']]);
    }
    const entity = await ask(token, `{ _entities(representations: [{ __typename: "User", id: "${admin.userId}" }]) { ... on User { id email } } }`);
    expect(entity.data).toEqual({ _entities: [null] });
  });
});
