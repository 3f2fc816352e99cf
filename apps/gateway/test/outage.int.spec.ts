import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { askGraphql, eventually, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import { parse } from 'graphql';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';
import { FakeSubgraph } from './fake-subgraph.js';

const LEARNING = 'type Query { courses: Int }';
const PAYMENT = 'type Query { payments: Int }';
const TIMEOUT_MS = 400;
const QUIET = { NODE_ENV: 'test', LOG_LEVEL: 'silent', GATEWAY_PORT: '0' };
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1';

describe('the gateway while a service is away', () => {
  let folder: string;
  let learning: FakeSubgraph;
  let payment: FakeSubgraph;
  let gateway: RunningGateway;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'edtech-gateway-'));
    learning = await FakeSubgraph.start(LEARNING, { Query: { courses: () => 3 } });
    payment = await FakeSubgraph.start(PAYMENT, { Query: { payments: () => 5 } });
    const { supergraphSdl, errors } = composeServices([
      { name: 'learning', typeDefs: parse(LEARNING), url: 'local' },
      { name: 'payment', typeDefs: parse(PAYMENT), url: 'local' },
    ]);
    if (!supergraphSdl) throw new Error(String(errors));
    writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
    gateway = await startGateway(
      parseGatewayEnvironment({
        ...QUIET,
        GATEWAY_SERVICE_TIMEOUT_MS: '20000',
        GATEWAY_SERVICE_TIMEOUTS_MS: `payment=${TIMEOUT_MS}`,
        GATEWAY_SUPERGRAPH_FILE: join(folder, 'supergraph.graphql'),
        LEARNING_SERVICE_URL: learning.url,
        PAYMENT_SERVICE_URL: payment.url,
        IDENTITY_SERVICE_URL: NOWHERE,
      }),
    );
  });

  afterAll(async () => {
    await gateway.close();
    await Promise.all([learning.stop(), payment.stop()]);
    rmSync(folder, { recursive: true });
  });

  const ask = () => askGraphql<{ courses: number | null; payments: number | null }>(gateway.url, '{ courses payments }');

  test('stops asking one that never answers, so that nobody waits for it, and asks again when it may be back', async () => {
    // The first answer of all takes a busy machine longer than this service's time limit.
    await eventually(async () => (await ask()).data?.courses === 3);
    payment.mood = 'silent';
    await Promise.all(Array.from({ length: 5 }, ask));
    const begin = performance.now();
    expect(await ask()).toMatchObject({ data: { courses: 3, payments: null }, errors: [{ path: ['payments'], extensions: { code: 'SERVICE_UNAVAILABLE', details: { service: 'payment' } } }] });
    expect(performance.now() - begin).toBeLessThan(TIMEOUT_MS);
    payment.mood = 'well';
    expect(await eventually(async () => (await ask()).data?.payments ?? undefined)).toBe(5);
  });

  test('gives what the others know when one has stopped, names it in the readiness, and stays ready', async () => {
    await payment.stop();
    expect(await ask()).toMatchObject({ data: { courses: 3, payments: null }, errors: [{ path: ['payments'], extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    const ready = await fetch(`${gateway.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'degraded', details: { learning: { status: 'up' }, payment: { status: 'degraded' } } });
    payment = await FakeSubgraph.start(PAYMENT, {});
  });
});

describe('the gateway on the committed supergraph', () => {
  const tokens = new TestTokens();
  let jwks: TestJwks;
  let gateway: RunningGateway;

  beforeAll(async () => {
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    const urls = Object.fromEntries(['IDENTITY', 'LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS'].map((prefix) => [`${prefix}_SERVICE_URL`, NOWHERE]));
    gateway = await startGateway(parseGatewayEnvironment({ ...QUIET, ...urls, IDENTITY_JWKS_URL: jwks.url }));
  });

  afterAll(async () => {
    await gateway.close();
    await jwks.close();
  });

  test('starts with every service away, still knows who asks, and says of each field that it is missing', async () => {
    const user = tokens.user('student');
    const { data, errors } = await askGraphql(gateway.url, '{ me { id email tutorProfile { id } unreadNotificationCount } }', {}, user.token);
    expect(data).toEqual({ me: { id: user.userId, email: null, tutorProfile: null, unreadNotificationCount: null } });
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.details?.['service']]).sort()).toEqual([
      ['me.email', 'identity'],
      ['me.tutorProfile', 'learning'],
      ['me.unreadNotificationCount', 'communication'],
    ]);
  });
});
