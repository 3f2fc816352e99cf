import { Logger } from '@nestjs/common';
import { securityLog } from '@edtech/observability';
import { sendRaw, TestTokens, serveTestJwks, type TestJwks } from '@edtech/testing';
import { FakeSubgraph } from './fake-subgraph.js';
import { TestGateway } from './test-gateway.js';

const LEARNING = 'type Query { courses(first: Int! = 20): [Course!] } type Course { id: ID title: String }';
/** Word for word: a policy with a word less is another policy. */
const TOLD = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
const UUID = /^[0-9a-f-]{36}$/;

describe('the door', () => {
  let learning: FakeSubgraph;
  let jwks: TestJwks;
  const tokens = new TestTokens();

  beforeAll(async () => {
    learning = await FakeSubgraph.start(LEARNING, { Query: { courses: () => [{ id: '1', title: 'Algebra' }] } });
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
  });

  afterAll(() => Promise.all([learning.stop(), jwks.close()]));

  const withGateway = async (variables: Record<string, string>, test: (gateway: TestGateway) => Promise<void>): Promise<void> => {
    const gateway = await TestGateway.start({ learning }, { IDENTITY_JWKS_URL: jwks.url, ...variables });
    try {
      await test(gateway);
    } finally {
      await gateway.stop();
    }
  };
  const query = (first: number) => ({ query: `{ courses(first: ${first}) { title } }` });

  it('lets an address ask so often, and says when to come back', async () => {
    await withGateway({ GATEWAY_REQUESTS_PER_MINUTE: '3' }, async (gateway) => {
      for (let time = 0; time < 3; time += 1) expect((await gateway.post(query(1))).status).toBe(200);
      const refused = await gateway.post(query(1));
      expect(refused.status).toBe(429);
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(20);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', kind: 'rate-limited', details: { retryAfterSeconds: seconds } } }] });
      // What is refused before it is read counts too; otherwise nonsense would be free.
      expect((await gateway.post('{}')).status).toBe(429);
    });
  });

  it('lets each user spend so much, whichever address they come from', async () => {
    const [ada, bob] = [tokens.user('student'), tokens.user('student')];
    await withGateway({ GATEWAY_COST_PER_MINUTE: '100' }, async (gateway) => {
      const as = (token?: string) => gateway.post(query(60), token === undefined ? {} : { authorization: `Bearer ${token}` });
      expect((await as(ada.token)).status).toBe(200);
      const refused = await as(ada.token);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await as(bob.token)).status).toBe(200);
      expect((await as()).status).toBe(200);
      // Who invents a token spends what is everybody's without one.
      expect((await as('not.a.token')).status).toBe(429);
    });
  });

  it('tells operators of limits that are hit and tokens that nobody may believe, once for each caller', async () => {
    await withGateway({ GATEWAY_REQUESTS_PER_MINUTE: '4', GATEWAY_MAX_COST: '100', GATEWAY_MAX_DEPTH: '2' }, async (gateway) => {
      const told: Record<string, unknown>[] = [];
      securityLog.endWindow();
      Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (line: Record<string, unknown> | string) => void (typeof line === 'object' && told.push(line)) });
      try {
        await gateway.post(query(1), { authorization: 'Bearer not.a.token' });
        await gateway.post(query(1_000));
        await gateway.post({ query: '{ courses { title { title { title } } } }' });
        for (let time = 0; time < 4; time += 1) await gateway.post(query(1));
      } finally {
        Logger.overrideLogger(false);
      }
      expect(told.map(({ event, code, address }) => [event, code, address])).toEqual([
        ['access-refused', 'TOKEN_INVALID', '127.0.0.1'],
        ['limit-hit', 'OPERATION_TOO_COSTLY', '127.0.0.1'],
        ['limit-hit', 'OPERATION_TOO_COMPLEX', '127.0.0.1'],
        ['limit-hit', 'RATE_LIMITED', '127.0.0.1'],
      ]);
    });
  });

  it('believes what a proxy says of the address only where the proxy is known', async () => {
    const from = (gateway: TestGateway, address: string) => gateway.post(query(1), { 'x-forwarded-for': address });
    await withGateway({ GATEWAY_REQUESTS_PER_MINUTE: '1' }, async (gateway) => {
      expect((await from(gateway, '192.0.2.1')).status).toBe(200);
      expect((await from(gateway, '192.0.2.2')).status).toBe(429);
    });
    await withGateway({ GATEWAY_REQUESTS_PER_MINUTE: '1', GATEWAY_TRUSTED_PROXIES: '127.0.0.1' }, async (gateway) => {
      learning.requests.length = 0;
      expect((await from(gateway, '192.0.2.1')).status).toBe(200);
      expect((await from(gateway, '192.0.2.2')).status).toBe(200);
      expect((await from(gateway, '192.0.2.1')).status).toBe(429);
      expect(learning.requests.map(({ headers }) => headers['x-forwarded-for'])).toEqual(['192.0.2.1', '192.0.2.2']);
    });
  });

  it('names each request and its trace in the answer, and hands the same ones to the service', async () => {
    await withGateway({}, async (gateway) => {
      learning.requests.length = 0;
      const { headers } = await gateway.post(query(1));
      expect(headers.get('x-request-id')).toMatch(UUID);
      expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
      expect(learning.requests[0]?.headers).toMatchObject({ 'x-request-id': headers.get('x-request-id') });
      expect(learning.requests[0]?.headers.traceparent).toContain(headers.get('x-trace-id'));
      const refused = await gateway.post('{}');
      expect(refused.headers.get('x-request-id')).toMatch(UUID);
    });
  });

  it('tells browsers to do nothing with its answers, on every path', async () => {
    await withGateway({}, async (gateway) => {
      for (const path of ['/', '/graphql', '/health/live', '/nowhere']) {
        const { headers } = await fetch(`${gateway.origin}${path}`);
        expect({ path, ...Object.fromEntries(Object.keys(TOLD).map((name) => [name, headers.get(name)])) }).toEqual({ path, ...TOLD });
        expect(headers.get('access-control-allow-origin')).toBeNull();
      }
      expect((await gateway.post(query(1))).headers.get('cache-control')).toBe('no-store');
    });
  });

  it('says of every answer in which characters it is written, and sends nobody elsewhere', async () => {
    await withGateway({}, async (gateway) => {
      for (const path of ['/', '/graphql', '/oauth/token', '/health/live', '/health/ready', '/metrics', '/nowhere']) {
        // As a proxy that speaks TLS would not have it: what was sent in the clear is not sent on silently.
        const { status, headers } = await fetch(`${gateway.origin}${path}`, { redirect: 'manual', headers: { 'x-forwarded-proto': 'http' } });
        expect([path, headers.get('content-type'), headers.get('location')]).toEqual([path, expect.stringMatching(/^(application\/json|text\/plain); (version=0\.0\.4; )?charset=utf-8$/), null]);
        expect(status < 300 || status >= 400).toBe(true);
      }
      for (const body of [query(1), '{}', '{"query":']) expect((await gateway.post(body)).headers.get('content-type')).toBe('application/json; charset=utf-8');
    });
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND', 'LINK', 'PURGE', 'TRACK', 'BREW'])('refuses %s everywhere, and gives back nothing of what was sent', async (method) => {
    await withGateway({}, async (gateway) => {
      learning.requests.length = 0;
      for (const path of ['/', '/graphql', '/oauth/token', '/health/live', '/nowhere']) {
        const { status, head, body } = await sendRaw(gateway.origin, `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer secret\r\nx-secret: secret\r\nconnection: close\r\n\r\n`);
        // 400: Node's parser knows no such method; 0: CONNECT is hung up on.
        expect([path, [0, 400, 405]]).toEqual([path, expect.arrayContaining([status])]);
        expect(`${head}${body}`).not.toContain('secret');
        if (status === 405) expect(head).toContain("content-security-policy: default-src 'none'");
      }
      expect(learning.requests).toEqual([]);
    });
  });

  it.each([
    ['two lengths', 'content-length: 5\r\ncontent-length: 40\r\n\r\n{"a":'],
    ['a length and pieces', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['pieces in another coding', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['pieces that are no numbers', 'transfer-encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n'],
    ['a length that is no number', 'content-length: +5\r\n\r\nabcde'],
    ['a header with a blank before its colon', 'content-length : 5\r\n\r\nabcde'],
  ])('takes no request with %s, in which another one could be hidden', async (_, rest) => {
    await withGateway({}, async (gateway) => {
      learning.requests.length = 0;
      const hidden = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 31\r\n\r\n{"query":"{ courses { title } }"}';
      const { status, head, body } = await sendRaw(gateway.origin, `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${rest}${hidden}`);
      expect(status).toBe(400);
      expect(`${head}${body}`.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
      expect(learning.requests).toEqual([]);
    });
  });

  it('lets pages of the named origins read answers, and no others', async () => {
    await withGateway({ GATEWAY_CORS_ORIGINS: 'https://app.example.org,https://admin.example.org' }, async (gateway) => {
      const preflight = (origin: string) =>
        fetch(gateway.url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } });
      const good = await preflight('https://app.example.org');
      expect(good.status).toBe(204);
      expect(good.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
      expect(good.headers.get('access-control-allow-headers')).toContain('authorization');
      expect(good.headers.get('access-control-allow-credentials')).toBeNull();
      expect(good.headers.get('vary')).toContain('origin');
      for (const origin of ['https://evil.example', 'https://app.example.org.evil.example', 'null', 'http://app.example.org']) {
        expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
        expect((await gateway.post(query(1), { origin })).headers.get('access-control-allow-origin')).toBeNull();
      }
      const answer = await gateway.post(query(1), { origin: 'https://admin.example.org' });
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://admin.example.org');
      expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
    });
  });

  it('answers in the type that the client asks for', async () => {
    await withGateway({}, async (gateway) => {
      expect((await gateway.post(query(1), { accept: 'application/graphql-response+json, application/json;q=0.9' })).headers.get('content-type')).toContain('application/graphql-response+json');
      expect((await gateway.post(query(1))).headers.get('content-type')).toContain('application/json');
    });
  });
});
