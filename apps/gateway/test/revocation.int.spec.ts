import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toFeed } from '@edtech/auth';
import { askGraphql, eventually, serveTestJwks, TestTokens, type TestJwks, type TestUser } from '@edtech/testing';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1';

describe('the gateway and what identity has ended', () => {
  const tokens = new TestTokens();
  const ended: string[] = [];
  let identity: Server;
  let jwks: TestJwks;
  let gateway: RunningGateway;

  beforeAll(async () => {
    identity = createServer((request, response) => {
      const until = new Date(Date.now() + 600_000);
      const feed = toFeed({ sessions: ended.map((sessionId) => ({ sessionId, until })), accounts: [] });
      if (request.url === '/.well-known/revocations') response.setHeader('content-type', 'application/json').end(JSON.stringify(feed));
      else response.writeHead(404).end();
    });
    identity.listen(0, '127.0.0.1');
    await once(identity, 'listening');
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    const urls = Object.fromEntries(['LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS'].map((prefix) => [`${prefix}_SERVICE_URL`, NOWHERE]));
    gateway = await startGateway(
      parseGatewayEnvironment({
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', GATEWAY_PORT: '0', IDENTITY_JWKS_URL: jwks.url },
        ...urls,
        IDENTITY_SERVICE_URL: `http://127.0.0.1:${(identity.address() as AddressInfo).port}`,
      }),
    );
  });

  afterAll(async () => {
    await gateway?.close();
    identity.closeAllConnections();
    identity.close();
    await jwks?.close();
  });

  const refusal = async ({ token }: TestUser) => (await askGraphql(gateway.url, '{ me { id } }', {}, token)).errors?.[0]?.extensions.code;

  test('refuses it at the door within seconds, and goes on refusing it while identity is away', async () => {
    const [leaving, staying] = [tokens.user('student'), tokens.user('student')];
    expect([await refusal(leaving), await refusal(staying)]).toEqual([undefined, undefined]);
    ended.push(leaving.sessionId);
    await eventually(async () => (await refusal(leaving)) === 'TOKEN_REVOKED');
    identity.closeAllConnections();
    identity.close();
    await once(identity, 'close');
    expect([await refusal(leaving), await refusal(staying)]).toEqual(['TOKEN_REVOKED', undefined]);
  });
});
