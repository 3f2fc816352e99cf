import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { askGraphql, serveTestJwks, TestTokens, type TestJwks, type TestUser } from '@edtech/testing';
import { GraphQLError, parse } from 'graphql';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';
import { FakeSubgraph } from './fake-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const LEARNING = `${LINK}
  type Query { lesson(id: ID!): Lesson  broken: String }
  type Mutation { book: String }
  type User @key(fields: "id") { id: ID! lessons: [Lesson!] }
  type Lesson @key(fields: "id") { id: ID! status: String }`;
const PAYMENT = `${LINK}
  type Query { payments: Int }
  type Lesson @key(fields: "id") { id: ID! payment: String }
  type User @key(fields: "id") { id: ID! balance: Int }`;

describe('the gateway', () => {
  let folder: string;
  let learning: FakeSubgraph;
  let payment: FakeSubgraph;
  let jwks: TestJwks;
  let gateway: RunningGateway;
  const tokens = new TestTokens();
  const ada: TestUser = tokens.user('student');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edtech-gateway-'));
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    const lesson = (id: unknown) => ({ __typename: 'Lesson', id, status: 'SCHEDULED' });
    learning = await FakeSubgraph.start(LEARNING, {
      Query: {
        lesson: (_root, { id }) => lesson(id),
        broken: () => {
          throw new GraphQLError('There is no such lesson', { extensions: { code: 'LESSON_NOT_FOUND', kind: 'not-found', details: { lessonId: '7' } } });
        },
      },
      User: { lessons: () => [lesson('1'), lesson('2')] },
      Mutation: { book: () => 'booked' },
    });
    payment = await FakeSubgraph.start(PAYMENT, { Lesson: { payment: () => 'CAPTURED' }, User: { balance: () => 100 } });
    const viewer = readFileSync(join(__dirname, '../src/viewer.graphql'), 'utf8');
    const { supergraphSdl, errors } = composeServices([
      { name: 'learning', typeDefs: parse(LEARNING), url: 'local' },
      { name: 'payment', typeDefs: parse(PAYMENT), url: 'local' },
      { name: 'viewer', typeDefs: parse(viewer), url: 'local' },
    ]);
    if (!supergraphSdl) throw new Error(String(errors));
    writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
    gateway = await startGateway(
      parseGatewayEnvironment({
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        GATEWAY_PORT: '0',
        GATEWAY_SERVICE_TIMEOUT_MS: '20000',
        GATEWAY_SERVICE_TIMEOUTS_MS: 'payment=300',
        GATEWAY_SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
        IDENTITY_JWKS_URL: jwks.url,
        LEARNING_SERVICE_URL: learning.url,
        PAYMENT_SERVICE_URL: payment.url,
      }),
    );
  });

  afterAll(async () => {
    await gateway.close();
    await Promise.all([learning.stop(), payment.stop(), jwks.close()]);
    rmSync(folder, { recursive: true });
  });

  afterEach(() => {
    learning.mood = payment.mood = 'well';
  });

  const HOME = '{ me { id balance lessons { id status payment } } }';

  it('answers one query out of several services', async () => {
    const { data, errors } = await askGraphql(gateway.url, HOME, {}, ada.token);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      me: { id: ada.userId, balance: 100, lessons: [{ id: '1', status: 'SCHEDULED', payment: 'CAPTURED' }, { id: '2', status: 'SCHEDULED', payment: 'CAPTURED' }] },
    });
  });

  it.each(['silent', 'broken'] as const)('a %s service costs its own fields only, each with an error that has its path', async (mood) => {
    payment.mood = mood;
    const { data, errors } = await askGraphql(gateway.url, HOME, {}, ada.token);
    expect(data).toEqual({ me: { id: ada.userId, balance: null, lessons: [{ id: '1', status: 'SCHEDULED', payment: null }, { id: '2', status: 'SCHEDULED', payment: null }] } });
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['me.balance', 'me.lessons.0.payment', 'me.lessons.1.payment']);
    for (const { extensions } of errors ?? []) expect(extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', details: { service: 'payment' } });
  });

  it('without a token nobody is `me`, and with a bad one the reason is said', async () => {
    const codes = async (token?: string) => (await askGraphql(gateway.url, '{ me { id } }', {}, token)).errors?.map(({ extensions }) => extensions?.code);
    expect(await codes()).toEqual(['UNAUTHENTICATED']);
    expect(await codes('not.a.token')).toEqual(['TOKEN_INVALID']);
    expect(await codes(tokens.sign({ claims: { sub: ada.userId, role: 'student', sid: 's', exp: 1 } }))).toEqual(['TOKEN_EXPIRED']);
  });

  it('a service account is nobody to `me`, and the services get its token', async () => {
    const { token } = tokens.serviceAccount(['events:read', 'events:operate']);
    learning.requests.length = 0;
    const { data, errors } = await askGraphql(gateway.url, '{ me { id } lesson(id: "1") { status } }', {}, token);
    expect(data).toEqual({ me: null, lesson: { status: 'SCHEDULED' } });
    expect(errors).toMatchObject([{ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(learning.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it("a service's error keeps its code, details and path", async () => {
    const { errors } = await askGraphql(gateway.url, '{ wrong: broken }', {}, ada.token);
    expect(errors).toEqual([{ message: 'There is no such lesson', path: ['wrong'], extensions: { code: 'LESSON_NOT_FOUND', kind: 'not-found', details: { lessonId: '7' } } }]);
  });

  it('hands each service the token, the request id and the trace that it continues', async () => {
    learning.requests.length = 0;
    const requestId = '0193a6f0-0000-7000-8000-000000000042';
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}`, 'x-request-id': requestId, traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
      body: JSON.stringify({ query: '{ lesson(id: "1") { status } }' }),
    });
    expect(response.headers.get('x-trace-id')).toBe(traceId);
    const [request] = learning.requests;
    expect(request?.headers).toMatchObject({ authorization: `Bearer ${ada.token}`, 'x-request-id': requestId });
    expect(request?.headers.traceparent).toContain(traceId);
  });

  it('refuses what browsers can be tricked into, batches, and bodies beyond a megabyte', async () => {
    const post = (body: string, type = 'application/json') => fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post('{"query":"{ payments }"}', 'text/plain')).status).toBeGreaterThanOrEqual(400);
    expect((await post('[{"query":"{ payments }"},{"query":"{ payments }"}]')).status).toBe(400);
    expect((await post(JSON.stringify({ query: `{ payments } #${'x'.repeat(1_100_000)}` }))).status).toBe(413);
    expect((await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('mutation { book }')}`, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(405);
  });

  it('names each service in its readiness, and stays ready without one', async () => {
    const ready = await fetch(`${gateway.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(JSON.stringify(await ready.json())).toContain('"payment"');
  });
});
