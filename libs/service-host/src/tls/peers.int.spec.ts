import { eventually, TestAuthority } from '@edtech/testing';
import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { Peers } from './peers.js';

describe('asking others by TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'edtech-peers-'));
  const caFile = join(folder, 'ca.crt');
  const [authority, stranger] = [new TestAuthority(), new TestAuthority()];
  const servers: Server[] = [];
  let peers: Peers;
  let believed: number;

  /** Answers with who has come. */
  async function serve({ certificate: cert, key }: { certificate: string; key: string }): Promise<number> {
    const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, ({ url, socket, headers }, response) => {
      if (url === '/elsewhere') return void response.writeHead(302, { location: '/' }).end();
      if (url === '/unchanged') return void response.writeHead(304, { etag: '"1"' }).end();
      if (url === '/never') return;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ from: (socket as TLSSocket).getPeerCertificate().subject?.CN ?? null, said: headers['x-said'] ?? null }));
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  const peersFor = (own?: { certificateFile: string; keyFile: string }) => new Peers({ peers: { caFile, ...(own && { own }) }, watchMs: 20 });
  const ask = (port: number, host = 'localhost', path = '/') => peers.fetch(`https://${host}:${port}${path}`, { headers: { 'x-said': 'hello' }, redirect: 'error' });

  beforeAll(async () => {
    believed = await serve(authority.issue('localhost'));
  });

  beforeEach(() => {
    writeFileSync(caFile, authority.certificate);
    peers = peersFor();
  });

  afterEach(() => peers.close());

  afterAll(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true });
  });

  test('believes whom the authority vouches for, and shows who asks', async () => {
    const answer = await ask(believed);
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([200, 'application/json', { from: null, said: 'hello' }]);
    await peers.close();
    peers = peersFor(authority.issueTo(folder, 'gateway', 'gateway'));
    expect(await (await ask(believed)).json()).toEqual({ from: 'gateway', said: 'hello' });
  });

  test('believes nobody else, nor another name, nor anybody in the clear, whatever Node is told', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const foreign = await serve(stranger.issue('localhost'));
      await expect(ask(foreign)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
      await expect(ask(believed, '127.0.0.1')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
      await expect(peers.fetch(`http://localhost:${believed}/`, {})).rejects.toMatchObject({ code: 'ERR_INVALID_PROTOCOL' });
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  test('goes over to another authority while it runs, and not to an empty one', async () => {
    const other = new TestAuthority();
    const moved = await serve(other.issue('localhost'));
    peers.watch();
    const told: string[] = [];
    Logger.overrideLogger({ log: (line) => void told.push(String(line)), warn: (line) => void told.push(String(line)), error: (line) => void told.push(String(line)) });
    writeFileSync(caFile, '');
    await eventually(() => told.some((line) => line.includes('holds no certificate')));
    await expect(ask(moved)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect((await ask(believed)).status).toBe(200);
    writeFileSync(caFile, other.certificate);
    await eventually(() => ask(moved).then(({ status }) => status === 200, () => false), { timeoutMs: 15_000 });
    await expect(ask(believed)).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  test('follows no redirect, reads what has no body, and gives up when it is told to', async () => {
    await expect(ask(believed, 'localhost', '/elsewhere')).rejects.toThrow('answers with a redirect');
    const unchanged = await ask(believed, 'localhost', '/unchanged');
    expect([unchanged.status, unchanged.headers.get('etag'), await unchanged.text()]).toEqual([304, '"1"', '']);
    const reason = new Error('enough');
    const abort = new AbortController();
    const never = peers.fetch(`https://localhost:${believed}/never`, { signal: abort.signal });
    abort.abort(reason);
    await expect(never).rejects.toBe(reason);
  });
});
