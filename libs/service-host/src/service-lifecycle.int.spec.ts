import { parseServiceEnvironment } from '@edtech/environment';
import { InProcessTransport } from '@edtech/messaging';
import { createTestDatabase, eventually, RecordingTransport, type TestDatabase } from '@edtech/testing';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { fixtureService } from '../test/fixture-service/app.js';
import { Gate } from '../test/fixture-service/gate.js';
import { startService, type RunningService } from './index.js';

const QUIET = { NODE_ENV: 'test', LOG_LEVEL: 'silent', ANALYTICS_SERVICE_PORT: '0' };
const HEALTH = '/health/ready';

describe('the life of a service', () => {
  let database: TestDatabase;
  const running: RunningService[] = [];

  beforeAll(async () => {
    database = await createTestDatabase(fixtureService);
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.close()));
  });

  afterAll(() => database.drop());

  const start = async (variables: Record<string, string> = {}) => {
    const environment = parseServiceEnvironment('analytics', fixtureService.environment, { ...QUIET, ...database.variables, ...variables });
    const service = await startService(fixtureService, environment, { transport: new RecordingTransport() });
    running.push(service);
    return service;
  };

  test('starts without its database, says so, and becomes ready when the database is there', async () => {
    const way = await wayTo(database.environment);
    const service = await start({ ANALYTICS_DB_HOST: '127.0.0.1', ANALYTICS_DB_PORT: String(way.port) });
    const before = await fetch(`${service.url}${HEALTH}`);
    expect(before.status).toBe(503);
    expect(await before.json()).toMatchObject({ details: { database: { status: 'down', message: expect.any(String) } } });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    await way.open();
    await eventually(async () => (await fetch(`${service.url}${HEALTH}`)).status === 200);
    await service.close();
    await way.close();
  });

  test('finishes the request in hand when it stops, and takes no other', async () => {
    const service = await start();
    const gate = service.app.get(Gate, { strict: false });
    const slow = fetch(`${service.url}/graphql?query={slow}`, { headers: { 'apollo-require-preflight': '1' } });
    await eventually(() => gate.waiting.size === 1);
    const closed = service.close();
    const { hostname, port } = new URL(service.url);
    await eventually(() => refusesConnections(hostname, Number(port)));
    gate.open();
    expect(await (await slow).json()).toEqual({ data: { slow: 'done' } });
    await closed;
  });

  test('leaves no connection to its database behind', async () => {
    const service = await start();
    await fetch(`${service.url}/graphql?query={shelves{id}}`, { headers: { 'apollo-require-preflight': '1' } });
    const count = async () => (await database.admin<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where application_name = 'edtech-analytics' and datname = current_database()`)[0]?.n;
    expect(await count()).toBeGreaterThan(0);
    await service.close();
    expect(await eventually(async () => (await count()) === 0)).toBe(true);
  });

  test('says in one sentence that its port is taken, and which variable to change', async () => {
    const server = await listening();
    const { port } = server.address() as AddressInfo;
    await expect(start({ ANALYTICS_SERVICE_PORT: String(port) })).rejects.toMatchObject({
      name: 'StartError',
      message: `analytics cannot listen on port ${port}: something else does already. Stop it, or set ANALYTICS_SERVICE_PORT to another port.`,
    });
    server.close();
  });

  test('refuses to carry events in-process when it is alone in its process', async () => {
    const environment = parseServiceEnvironment('analytics', fixtureService.environment, { ...QUIET, ...database.variables, EVENT_TRANSPORT: 'in-process' });
    await expect(startService(fixtureService, environment)).rejects.toMatchObject({ name: 'StartError', message: expect.stringContaining('EVENT_TRANSPORT=kafka') });
  });

  test('leaves a transport that it was handed open', async () => {
    const transport = new InProcessTransport({ groups: ['analytics'] });
    const close = jest.spyOn(transport, 'close');
    const environment = parseServiceEnvironment('analytics', fixtureService.environment, { ...QUIET, ...database.variables });
    const service = await startService(fixtureService, environment, { transport });
    await service.receiving;
    await service.close();
    expect(close).not.toHaveBeenCalled();
  });

  test('takes requests while the broker is away, says what is degraded, and receives once it is there', async () => {
    const transport = new RecordingTransport();
    let away = true;
    const subscribe = transport.subscribe.bind(transport);
    jest.spyOn(transport, 'subscribe').mockImplementation((options) => (away ? Promise.reject(new Error('no broker')) : subscribe(options)));
    const environment = parseServiceEnvironment('analytics', fixtureService.environment, { ...QUIET, ...database.variables });
    const service = await startService(fixtureService, environment, { transport });
    running.push(service);
    expect((await fetch(`${service.url}${HEALTH}`)).status).toBe(200);
    away = false;
    await service.receiving;
  });
});

/** A way to the test database that a test opens when it likes; until then connections to it are refused. */
async function wayTo(target: { host: string; port: number }): Promise<{ port: number; open(): Promise<void>; close(): Promise<void> }> {
  const server: Server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  const port = await freePort();
  return {
    port,
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function freePort(): Promise<number> {
  const server = await listening();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
}

function refusesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });
}
