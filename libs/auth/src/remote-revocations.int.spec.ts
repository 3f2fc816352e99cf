import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, serveTestJwks, TestTokens, type TestJwks } from '@edtech/testing';
import { Logger } from '@nestjs/common';
import { RemoteRevocations } from './remote-revocations.js';
import { toFeed } from './revocation-feed.js';
import { TokenVerifier } from './token-verifier.js';

Logger.overrideLogger(false);

describe('revocations that identity tells', () => {
  const tokens = new TestTokens();
  const [ended, other] = [tokens.user('student'), tokens.user('student')];
  const asked: (string | undefined)[] = [];
  let answer: { status: number; etag: string; body: string };
  let server: Server;
  let jwks: TestJwks;
  let revocations: RemoteRevocations;
  let verifier: TokenVerifier;

  const feed = (etag: string, ...sessionIds: string[]) => {
    const until = new Date(Date.now() + 600_000);
    return { status: 200, etag, body: JSON.stringify(toFeed({ sessions: sessionIds.map((sessionId) => ({ sessionId, until })), accounts: [] })) };
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === answer.etag) response.writeHead(304, { etag: answer.etag }).end();
      else response.writeHead(answer.status, { etag: answer.etag, 'content-type': 'application/json' }).end(answer.body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    jwks = await serveTestJwks(() => [tokens.publicJwk]);
    answer = feed('W/"1"');
    revocations = new RemoteRevocations(`http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/revocations`);
    verifier = new TokenVerifier(jwks.url, revocations);
    revocations.onApplicationBootstrap();
  });

  afterAll(async () => {
    await revocations.beforeApplicationShutdown();
    server.closeAllConnections();
    server.close();
    await jwks.close();
  });

  const refused = (token: string) =>
    eventually(async () => {
      await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
      return true;
    });
  const polled = async () => {
    const before = asked.length;
    await eventually(() => asked.length >= before + 2);
  };

  test('refuse tokens within a second or two, asking for no list that is known already', async () => {
    await expect(verifier.verify(ended.token)).resolves.toMatchObject({ userId: ended.userId });
    await polled();
    expect(asked.at(-1)).toBe('W/"1"');
    answer = feed('W/"2"', ended.sessionId);
    await refused(ended.token);
    await expect(verifier.verify(other.token)).resolves.toMatchObject({ userId: other.userId });
  });

  test.each([
    ['is broken', { status: 500, etag: 'W/"3"', body: '' }],
    ['answers a page', { status: 200, etag: 'W/"4"', body: '<html>' }],
    ['answers something else', { status: 200, etag: 'W/"5"', body: '{}' }],
  ])('stay as they are while identity %s, and go on afterwards', async (_, nonsense) => {
    answer = nonsense;
    await polled();
    await expect(verifier.verify(ended.token)).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    const next = tokens.user('student');
    answer = feed(`${nonsense.etag}-after`, ended.sessionId, next.sessionId);
    await refused(next.token);
  });
});
