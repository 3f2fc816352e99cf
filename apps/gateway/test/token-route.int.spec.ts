import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const FORM = 'grant_type=client_credentials&client_id=a&client_secret=b&client_secret=c';

describe('requests for tokens at the door', () => {
  const tokens = new TestTokens();
  let learning: FakeSubgraph;
  let jwks: TestJwks;
  let identity: Server;
  let answer: RequestListener;
  const asked: { request: IncomingMessage; body: string }[] = [];

  beforeAll(async () => {
    learning = await FakeSubgraph.start('type Query { courses: Int }', { Query: { courses: () => 3 } });
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    identity = createServer((incoming, response) => {
      void text(incoming).then((body) => {
        if (incoming.url?.startsWith('/oauth/')) asked.push({ request: incoming, body });
        if (incoming.url?.startsWith('/oauth/')) answer(incoming, response);
        else response.writeHead(404).end();
      });
    }).listen(0, '127.0.0.1');
    await once(identity, 'listening');
  });

  beforeEach(() => {
    asked.length = 0;
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public', 'set-cookie': 'x=y' }).end('{"access_token":"t"}');
  });

  afterAll(async () => {
    identity.closeAllConnections();
    identity.close();
    await Promise.all([learning.stop(), jwks.close()]);
  });

  const withGateway = async (variables: Record<string, string>, test: (gateway: TestGateway) => Promise<void>): Promise<void> => {
    const url = `http://127.0.0.1:${(identity.address() as AddressInfo).port}`;
    const gateway = await TestGateway.start({ learning }, { IDENTITY_SERVICE_URL: url, IDENTITY_JWKS_URL: jwks.url, ...variables });
    try {
      await test(gateway);
    } finally {
      identity.closeAllConnections();
      await gateway.stop();
    }
  };
  const post = (gateway: TestGateway, body: string = FORM, headers: Record<string, string> = {}, search = '') =>
    fetch(`${gateway.origin}/oauth/token${search}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body });

  it('come to identity as they were sent, with the address that they come from, and nobody keeps the answer', async () => {
    await withGateway({ GATEWAY_TRUSTED_PROXIES: '127.0.0.1' }, async (gateway) => {
      const response = await post(gateway, FORM, { authorization: 'Basic YTpi', 'x-forwarded-for': '192.0.2.9', cookie: 'a=b' }, '?scope=x');
      expect([response.status, await response.json()]).toEqual([200, { access_token: 't' }]);
      const [{ request: incoming, body } = { request: undefined, body: '' }] = asked;
      expect([incoming?.method, incoming?.url, body]).toEqual(['POST', '/oauth/token?scope=x', FORM]);
      expect(incoming?.headers).toMatchObject({ authorization: 'Basic YTpi', 'x-forwarded-for': '192.0.2.9', 'x-request-id': response.headers.get('x-request-id') });
      expect(incoming?.headers.cookie).toBeUndefined();
      expect([response.headers.get('cache-control'), response.headers.get('pragma'), response.headers.get('set-cookie')]).toEqual(['no-store', 'no-cache', null]);
    });
  });

  it('are refused as identity refuses them', async () => {
    answer = (_request, response) => response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="x"' }).end('{"error":"invalid_client"}');
    await withGateway({}, async (gateway) => {
      const response = await post(gateway);
      expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([401, 'Basic realm="x"', { error: 'invalid_client' }]);
    });
  });

  it('are bounded in length, in their type, and in number for each address', async () => {
    await withGateway({ GATEWAY_REQUESTS_PER_MINUTE: '3' }, async (gateway) => {
      const outcomes = [await post(gateway, `x=${'y'.repeat(5_000)}`), await post(gateway, '{}', { 'content-type': 'application/json' })];
      for (const response of outcomes) expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request', error_description: expect.any(String) }]);
      expect(asked).toEqual([]);
      for (let time = 0; time < 3; time += 1) expect((await post(gateway)).status).toBe(200);
      const beyond = await post(gateway);
      expect([beyond.status, Number(beyond.headers.get('retry-after')) > 0, await beyond.json()]).toEqual([429, true, { error: 'temporarily_unavailable', error_description: expect.any(String) }]);
      expect(asked).toHaveLength(3);
      // One budget for all that an address asks: tokens cannot be asked for in the place of data.
      expect((await gateway.post({ query: '{ courses }' })).status).toBe(429);
    });
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused, and identity hears nothing of it', async (method) => {
    await withGateway({}, async (gateway) => {
      const response = await fetch(`${gateway.origin}/oauth/token?client_id=a&client_secret=b&grant_type=client_credentials`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(asked).toEqual([]);
    });
  });

  const UNAVAILABLE = [503, { error: 'temporarily_unavailable', error_description: expect.any(String) as string }];

  it('end in time when identity does not answer', async () => {
    answer = () => undefined;
    await withGateway({ GATEWAY_SERVICE_TIMEOUTS_MS: 'identity=200' }, async (gateway) => {
      const response = await post(gateway);
      expect([response.status, await response.json()]).toEqual(UNAVAILABLE);
    });
  });

  it('do not pile up: what is beyond a number is turned away at once', async () => {
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    await withGateway({ GATEWAY_SERVICE_TIMEOUT_MS: '60000' }, async (gateway) => {
      const waiting = Array.from({ length: 32 }, () => post(gateway));
      await eventually(() => held.length === 32, { timeoutMs: 30_000 });
      const beyond = await post(gateway);
      expect([beyond.status, await beyond.json()]).toEqual(UNAVAILABLE);
      for (const response of held) response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
      expect(asked).toHaveLength(32);
    });
  });

  it('bring tokens that have a budget of their own', async () => {
    const { token } = tokens.serviceAccount(['events:read', 'events:operate']);
    await withGateway({ GATEWAY_COST_PER_MINUTE: '10' }, async (gateway) => {
      const ask = (query: string, headers: Record<string, string> = {}) => gateway.post({ query }, headers);
      expect((await ask('{ courses }', { authorization: `Bearer ${token}` })).status).toBe(200);
      for (let time = 0; time < 20; time += 1) await ask('{ courses }');
      expect((await ask('{ courses }')).status).toBe(429);
      expect((await ask('{ courses }', { authorization: `Bearer ${token}` })).status).toBe(200);
    });
  });
});
