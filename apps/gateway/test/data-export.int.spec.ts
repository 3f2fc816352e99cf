import { eventually } from '@edtech/testing';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseGatewayEnvironment, startGateway, type RunningGateway } from '../src/app.js';

const PIECE = Buffer.alloc(65_536, 7);

describe('the way of an export through the door', () => {
  let identity: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let gateway: RunningGateway;

  beforeAll(async () => {
    identity = createServer((request, response) => {
      if (request.url?.startsWith('/data-exports/')) answer(request, response);
      else response.writeHead(404).end();
    });
    identity.listen(0, '127.0.0.1');
    await once(identity, 'listening');
    gateway = await startGateway(
      parseGatewayEnvironment({
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', GATEWAY_PORT: '0', GATEWAY_SERVICE_TIMEOUT_MS: '500', GATEWAY_REQUESTS_PER_MINUTE: '60' },
        IDENTITY_SERVICE_URL: `http://127.0.0.1:${(identity.address() as AddressInfo).port}`,
      }),
    );
  });

  afterAll(async () => {
    await gateway?.close();
    identity.closeAllConnections();
    identity.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}${path}`, { headers });

  it("hands on the owner's token and the archive, whole, with its name and its length", async () => {
    let asked: IncomingMessage | undefined;
    answer = (request, response) => {
      asked = request;
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': PIECE.length * 20, 'content-disposition': 'attachment; filename="x.zip"', 'cache-control': 'no-store', 'x-inside': 'secret' });
      for (let sent = 0; sent < 20; sent += 1) response.write(PIECE);
      response.end();
    };
    const response = await get('/data-exports/0199-a', { authorization: 'Bearer token', cookie: 'mine', 'x-forwarded-for': '6.6.6.6' });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.concat(Array.from({ length: 20 }, () => PIECE)));
    const { 'content-type': type, 'content-length': length, 'content-disposition': disposition, 'cache-control': cache, 'x-inside': inside } = Object.fromEntries(response.headers);
    expect({ type, length, disposition, cache, inside }).toEqual({ type: 'application/zip', length: String(PIECE.length * 20), disposition: 'attachment; filename="x.zip"', cache: 'no-store', inside: undefined });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(asked?.url).toBe('/data-exports/0199-a');
    expect(asked?.headers).toMatchObject({ authorization: 'Bearer token', 'x-forwarded-for': '127.0.0.1' });
    expect(asked?.headers.cookie).toBeUndefined();
  });

  it("tells identity's refusals as they are, and leads to nothing else of it", async () => {
    answer = (request, response) => void response.writeHead(request.headers.authorization ? 404 : 401, { 'content-type': 'application/json' }).end(`{"code":"AT ${request.url}"}`);
    expect([(await get('/data-exports/x')).status, (await get('/data-exports/x', { authorization: 'Bearer t' })).status]).toEqual([401, 404]);
    // Encoded again as it came: it stays below where exports are.
    expect(await (await get('/data-exports/..%2Finternal%2Fpersonal-data%2Fexport')).json()).toEqual({ code: 'AT /data-exports/..%2Finternal%2Fpersonal-data%2Fexport' });
    for (const path of ['/internal/personal-data/export', '/data-exports', '/data-exports/a/b']) expect((await get(path)).status).toBe(404);
    expect((await fetch(`${gateway.url}/data-exports/x`, { method: 'POST' })).status).toBe(404);
  });

  it.each(['%2e%2e', '..%2f', '%2e', '%2e%2e%2f%2e%2e%2fhealth%2flive', 'x%3Fas=admin', 'x%23', '%252e%252e%252f', 'javascript:1'])('has its id as one piece of the path, whatever is written in it: %s', async (id) => {
    const asked: string[] = [];
    const note = (asking: IncomingMessage) => void asked.push(asking.url ?? '');
    identity.on('request', note);
    answer = (_request, response) => void response.writeHead(404).end();
    // As it is: other clients take dots away before they ask.
    const asking = request({ port: Number(new URL(gateway.url).port), host: '127.0.0.1', path: `/data-exports/${id}` }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    response.resume();
    identity.off('request', note);
    expect(response.statusCode).toBe(404);
    // What the gateway asks by itself is another matter: keys and revocations.
    expect(asked.filter((url) => !url.startsWith('/.well-known/') && (!/^\/data-exports\/[^/?#]+$/.test(url) || /^\/data-exports\/\.+$/.test(url)))).toEqual([]);
  });

  it('says so when identity does not answer in time, or not at all', async () => {
    answer = () => undefined;
    const response = await get('/data-exports/x');
    expect([response.status, await response.json()]).toEqual([503, expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', details: { service: 'identity' } })]);
  });

  it('breaks off where identity breaks off: half an archive does not look like a whole one', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': PIECE.length * 2 });
      response.write(PIECE, () => response.destroy());
    };
    await expect(get('/data-exports/x').then((response) => response.arrayBuffer())).rejects.toThrow();
  });

  it('asks identity for no more when the client is gone', async () => {
    let gone = false;
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/zip' });
      response.on('close', () => (gone = true));
      response.write(PIECE);
    };
    const leaving = new AbortController();
    const response = await fetch(`${gateway.url}/data-exports/x`, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await eventually(() => gone);
  });

  it('counts as a request of its caller', async () => {
    answer = (_request, response) => void response.writeHead(404).end();
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await get('/data-exports/x')).status));
    expect(statuses).toContain(429);
    const refused = await get('/data-exports/x');
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  });
});
