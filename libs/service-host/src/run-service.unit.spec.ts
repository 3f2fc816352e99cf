import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fixtureService } from '../test/fixture-service/app.js';
import { runMigration, runService } from './index.js';

/** What the process would have said and ended with. */
function watchExit(): { told: () => string; ended: Promise<number> } {
  const told: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const ended = new Promise<number>((resolve) => {
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      resolve(Number(code));
      // Nothing that would have come after the end may happen.
      return new Promise(() => undefined) as never;
    });
  });
  return { told: () => told.join(''), ended };
}

describe('what cannot start', () => {
  afterEach(() => jest.restoreAllMocks());

  test('names every variable that is wrong at once, without a stack, and ends with 1', async () => {
    const { told, ended } = watchExit();
    try {
      runService(fixtureService, { NODE_ENV: 'production', FIXTURE_COLOUR: 'green' });
    } catch {
      // Past the end of the process.
    }
    expect(await ended).toBe(1);
    expect(told()).toMatch(/ANALYTICS_DB_PASSWORD/);
    expect(told()).toMatch(/FIXTURE_COLOUR/);
    expect(told()).not.toMatch(/\n\s+at /);
  });

  test.each([
    ['nothing answers', { ANALYTICS_DB_HOST: '127.0.0.1', ANALYTICS_DB_PORT: '1' }, 'analytics cannot be migrated: nothing answers at 127.0.0.1:1.\n'],
    ['there is no such host', { ANALYTICS_DB_HOST: 'nowhere.invalid' }, 'analytics cannot be migrated: there is no host nowhere.invalid.\n'],
  ])('says of a migration in one sentence that %s, and ends with 1', async (_, variables, sentence) => {
    const { told, ended } = watchExit();
    runMigration(fixtureService, variables);
    expect(await ended).toBe(1);
    expect(told()).toBe(sentence);
  });

  test('says in one sentence that its port is taken, and ends with 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { told, ended } = watchExit();
    runService(fixtureService, { ANALYTICS_SERVICE_PORT: String(port), KAFKA_BROKERS: '127.0.0.1:1', LOG_LEVEL: 'silent' });
    expect(await ended).toBe(1);
    expect(told()).toMatch(/^analytics cannot listen on port \d+: [^\n]*\n$/);
    server.close();
  });
});
