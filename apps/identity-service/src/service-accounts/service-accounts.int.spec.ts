import { identitySessionEndedV1 } from '@edtech/contracts';
import { eventually, FixedClock, startTestService, type GraphqlResult, type TestService, type TestUser } from '@edtech/testing';
import { identityService } from '../app.js';
import { answered, codeOf, fieldProblems, IdentityClient } from '../../test/identity-client.js';
import { exchange, type ClientCredentials } from '../../test/token-client.js';

interface Secret {
  id: string;
  isGood: boolean;
  lastUsedAt: string | null;
  revokedAt: string | null;
  expiresAt: string;
  createdBy: string;
}

interface Account {
  id: string;
  name: string;
  description: string;
  scopes: string[];
  status: string;
  createdBy: string;
  secrets: Secret[];
}

interface Credentials extends ClientCredentials {
  account: Account;
  secretId: string;
}

const ACCOUNT = 'id name description scopes status createdBy secrets { id isGood lastUsedAt revokedAt expiresAt createdBy }';
const CREDENTIALS = `secretId clientId clientSecret account { ${ACCOUNT} }`;
const DAY_MS = 86_400_000;

let names = 0;
const someName = () => `program ${(names += 1)}`;

describe('a service account', () => {
  let service: TestService;
  let client: IdentityClient;
  let admin: TestUser;
  // Real time to begin with: what verifies tokens has no other.
  const clock = new FixedClock(new Date());

  beforeAll(async () => {
    service = await startTestService(identityService, { clock });
    client = new IdentityClient(service);
    admin = await client.admin();
  });
  beforeEach(() => clock.set(new Date()));
  afterAll(() => service?.close());

  const tryMake = (input: Record<string, unknown> = {}, as: TestUser = admin): Promise<GraphqlResult<{ createServiceAccount: Credentials }>> =>
    service.graphql(`mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { ${CREDENTIALS} } }`, { input: { name: someName(), scopes: ['EVENTS_READ'], ...input } }, as);
  const make = async (input: Record<string, unknown> = {}) => answered(await tryMake(input)).createServiceAccount;
  const rotate = (serviceAccountId: string): Promise<GraphqlResult<{ rotateServiceAccountSecret: Credentials }>> =>
    service.graphql(`mutation ($id: ID!) { rotateServiceAccountSecret(serviceAccountId: $id) { ${CREDENTIALS} } }`, { id: serviceAccountId }, admin);
  const change = (what: 'suspendServiceAccount' | 'reactivateServiceAccount', id: string): Promise<GraphqlResult<Record<string, Account>>> =>
    service.graphql(`mutation ($id: ID!) { ${what}(id: $id) { ${ACCOUNT} } }`, { id }, admin);
  const revoke = (secretId: string): Promise<GraphqlResult<{ revokeServiceAccountSecret: Account }>> =>
    service.graphql(`mutation ($id: ID!) { revokeServiceAccountSecret(secretId: $id) { ${ACCOUNT} } }`, { id: secretId }, admin);
  const tokenOf = async (credentials: ClientCredentials) => {
    const { status, body } = await exchange(service, credentials);
    expect([status, body.error]).toEqual([200, undefined]);
    return body.access_token ?? '';
  };
  /** Undefined when the token is believed. */
  const refusalOf = async (token: string) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ identityEvents { service } }"}',
    });
    return ((await response.json()) as GraphqlResult<unknown>).errors?.[0]?.extensions.code;
  };
  const isRefused = (token: string) => eventually(async () => (await refusalOf(token)) === 'TOKEN_REVOKED');
  const listed = async (id: string) => {
    const { serviceAccounts } = answered(await service.graphql<{ serviceAccounts: { edges: { node: Account }[] } }>(`{ serviceAccounts(first: 100) { edges { node { ${ACCOUNT} } } } }`, {}, admin));
    return serviceAccounts.edges.map(({ node }) => node).find((account) => account.id === id);
  };

  it('is made by an admin with what it may do, its secret is shown once, and no table has it', async () => {
    const made = await make({ name: ' night watch ', description: 'looks at lag', scopes: ['EVENTS_READ', 'EVENTS_OPERATE'], secretExpiresInDays: 30 });
    expect(made.account).toMatchObject({ id: made.clientId, name: 'night watch', description: 'looks at lag', scopes: ['EVENTS_READ', 'EVENTS_OPERATE'], status: 'ACTIVE', createdBy: admin.userId });
    expect(made.account.secrets).toEqual([
      { id: made.secretId, isGood: true, lastUsedAt: null, revokedAt: null, createdBy: admin.userId, expiresAt: new Date(clock.now().getTime() + 30 * DAY_MS).toISOString() },
    ]);
    expect(made.clientSecret).toMatch(/^edtech_secret_[\w-]{43}$/);
    const stored = await service.database.admin<{ row: string }[]>`
      select t::text as row from identity.service_account_secrets t union all select t::text from identity.service_accounts t union all select t::text from identity.outbox t`;
    expect(stored.some(({ row }) => row.includes(made.clientSecret) || row.includes(made.clientSecret.slice(-43)))).toBe(false);
    expect(await listed(made.clientId)).toEqual(made.account);
    expect(JSON.stringify(await listed(made.clientId))).not.toContain('edtech_secret_');
  });

  it('gets tokens with its scopes, and each use of a secret is seen', async () => {
    const made = await make();
    expect(await refusalOf(await tokenOf(made))).toBeUndefined();
    expect((await listed(made.clientId))?.secrets[0]?.lastUsedAt).toBe(clock.now().toISOString());
  });

  it('has two secrets at once at most, so that one can be exchanged for the other without an outage', async () => {
    const first = await make();
    const second = answered(await rotate(first.clientId)).rotateServiceAccountSecret;
    expect(second.clientSecret).not.toBe(first.clientSecret);
    const [before, after] = [await tokenOf(first), await tokenOf({ clientId: first.clientId, clientSecret: second.clientSecret })];
    expect(codeOf(await rotate(first.clientId))).toBe('SERVICE_ACCOUNT_SECRETS_FULL');

    const { secrets } = answered(await revoke(first.secretId)).revokeServiceAccountSecret;
    expect(secrets.map(({ id, isGood }) => [id, isGood])).toEqual([[second.secretId, true], [first.secretId, false]]);
    await isRefused(before);
    expect(await refusalOf(after)).toBeUndefined();
    expect((await exchange(service, first)).status).toBe(401);
    await tokenOf({ clientId: first.clientId, clientSecret: second.clientSecret });
    answered(await rotate(first.clientId));
  });

  it('never gets a third secret, also when two admins rotate at the same moment', async () => {
    const made = await make();
    const answers = await Promise.all(Array.from({ length: 4 }, () => rotate(made.clientId)));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'made').sort()).toEqual(['SERVICE_ACCOUNT_SECRETS_FULL', 'SERVICE_ACCOUNT_SECRETS_FULL', 'SERVICE_ACCOUNT_SECRETS_FULL', 'made']);
  });

  it('is suspended: secrets and tokens are refused, and the platform is told; reactivated, its old tokens stay refused', async () => {
    const made = await make();
    const token = await tokenOf(made);
    expect(answered(await change('suspendServiceAccount', made.clientId)).suspendServiceAccount?.status).toBe('SUSPENDED');
    await isRefused(token);
    const { status, body } = await exchange(service, made);
    expect([status, body]).toEqual([401, { error: 'invalid_client', error_description: expect.any(String) }]);
    const told = (await service.published(identitySessionEndedV1.type)).filter(({ data }) => (data as { userId: string }).userId === made.clientId);
    expect(told).toEqual([expect.objectContaining({ sequence: 1, data: expect.objectContaining({ reason: 'account_closed' }) })]);

    expect(answered(await change('reactivateServiceAccount', made.clientId)).reactivateServiceAccount?.status).toBe('ACTIVE');
    expect(await refusalOf(await tokenOf(made))).toBeUndefined();
    expect(await refusalOf(token)).toBe('TOKEN_REVOKED');
  });

  it('changes nothing, and tells nobody anything, when what is asked for is so already', async () => {
    const made = await make();
    answered(await change('reactivateServiceAccount', made.clientId));
    for (let time = 0; time < 2; time += 1) answered(await revoke(made.secretId));
    for (let time = 0; time < 2; time += 1) answered(await change('suspendServiceAccount', made.clientId));
    expect((await service.published(identitySessionEndedV1.type)).filter(({ data }) => (data as { userId: string }).userId === made.clientId)).toHaveLength(1);
  });

  it('has no use of a secret that has expired, and no token outlives its secret', async () => {
    const made = await make({ secretExpiresInDays: 1 });
    clock.advance(DAY_MS - 60_000);
    expect((await exchange(service, made)).body.expires_in).toBe(60);
    clock.advance(60_000);
    expect((await exchange(service, made)).status).toBe(401);
    // Its place is free again.
    const next = answered(await rotate(made.clientId)).rotateServiceAccountSecret;
    expect(next.account.secrets.map(({ isGood }) => isGood)).toEqual([true, false]);
  });

  it('is the business of admins who have shown lately who they are', async () => {
    const made = await make();
    const doings: ((as: TestUser) => Promise<GraphqlResult<unknown>>)[] = [
      (as) => tryMake({}, as),
      (as) => service.graphql(`mutation { rotateServiceAccountSecret(serviceAccountId: "${made.clientId}") { secretId } }`, {}, as),
      (as) => service.graphql(`mutation { revokeServiceAccountSecret(secretId: "${made.secretId}") { id } }`, {}, as),
      (as) => service.graphql(`mutation { suspendServiceAccount(id: "${made.clientId}") { id } }`, {}, as),
      (as) => service.graphql(`mutation { reactivateServiceAccount(id: "${made.clientId}") { id } }`, {}, as),
    ];
    const anHourAgo = await signedInAnHourAgo();
    for (const doing of doings) {
      expect(codeOf(await doing(anHourAgo))).toBe('STEP_UP_REQUIRED');
      expect(codeOf(await doing(service.user('tutor')))).toBe('FORBIDDEN');
    }
    expect(codeOf(await service.graphql('{ serviceAccounts { pageInfo { hasNextPage } } }', {}, service.user('student')))).toBe('FORBIDDEN');
    expect(await listed(made.clientId)).toEqual(made.account);
  });

  /** An admin whose sign-in lies back; refreshing is no proof of anything. */
  async function signedInAnHourAgo(): Promise<TestUser> {
    const session = await client.signUp();
    await service.database.admin`update identity.users set role = 'admin' where id = ${session.user.id}`;
    await service.database.admin`update identity.user_sessions set authenticated_at = now() - interval '1 hour', methods = array['pwd', 'otp'] where session_id = ${session.sessionId}`;
    const { accessToken } = await client.refresh(session.refreshToken);
    return { ...service.user('admin', session.user.id), sessionId: session.sessionId, token: accessToken };
  }

  it('has a name of its own and something that it may do', async () => {
    const { account } = await make();
    expect(codeOf(await tryMake({ name: account.name.toUpperCase() }))).toBe('SERVICE_ACCOUNT_NAME_TAKEN');
    expect(fieldProblems(await tryMake({ scopes: [] }))).toEqual(['input.scopes arrayMinSize']);
    expect(fieldProblems(await tryMake({ name: ' ', secretExpiresInDays: 0 }))).toEqual(['input.name isNotBlank', 'input.secretExpiresInDays min']);
    expect(fieldProblems(await tryMake({ secretExpiresInDays: 366 }))).toEqual(['input.secretExpiresInDays max']);
  });

  it.each(['0193a6f0-0000-7000-8000-00000000dead', 'no id'])('is not found by %s', async (id) => {
    expect(codeOf(await change('suspendServiceAccount', id))).toBe('SERVICE_ACCOUNT_NOT_FOUND');
    expect(codeOf(await revoke(id))).toBe('SERVICE_ACCOUNT_SECRET_NOT_FOUND');
  });
});
