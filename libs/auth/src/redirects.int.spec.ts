import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, TestTokens } from '@edtech/testing';
import { Logger } from '@nestjs/common';
import { RemoteRevocations } from './remote-revocations.js';
import { toFeed } from './revocation-feed.js';
import { TokenVerifier } from './token-verifier.js';

Logger.overrideLogger(false);

describe('whoever sends elsewhere who asks for keys and revocations', () => {
  const tokens = new TestTokens();
  const somebody = tokens.user('student');
  const asked: string[] = [];
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    // What lies elsewhere is as good as identity's own: only that it lies elsewhere is wrong with it.
    const elsewhere: Readonly<Record<string, unknown>> = {
      '/elsewhere/keys': { keys: [tokens.publicJwk] },
      '/elsewhere/list': toFeed({ sessions: [{ sessionId: somebody.sessionId, until: new Date(Date.now() + 600_000) }], accounts: [] }),
    };
    server = createServer((request, response) => {
      const { url = '' } = request;
      asked.push(url);
      const found = elsewhere[url];
      if (found) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
      else response.writeHead(307, { location: `/elsewhere${url}` }).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => (asked.length = 0));

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('gets nobody to believe keys that lie there', async () => {
    await expect(new TokenVerifier(`${origin}/elsewhere/keys`).verify(somebody.token)).resolves.toMatchObject({ userId: somebody.userId });
    asked.length = 0;
    await expect(new TokenVerifier(`${origin}/keys`).verify(somebody.token)).rejects.toMatchObject({ code: 'SIGNING_KEYS_UNAVAILABLE' });
    expect(asked).toEqual(['/keys']);
  });

  test('gets nobody to believe a list that lies there', async () => {
    const revocations = new RemoteRevocations(`${origin}/list`);
    revocations.onApplicationBootstrap();
    try {
      await eventually(() => asked.length >= 2);
      expect(new Set(asked)).toEqual(new Set(['/list']));
      expect(revocations.refuses({ userId: somebody.userId, sessionId: somebody.sessionId, role: 'student', issuedAt: new Date() })).toBe(false);
    } finally {
      await revocations.beforeApplicationShutdown();
    }
  });
});
