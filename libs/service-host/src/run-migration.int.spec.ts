import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, findIsolationBreaches } from '@edtech/drizzle';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@edtech/embedded-postgres';
import { parseDatabaseEnvironment, type DatabaseEnvironment } from '@edtech/environment';
import { fixtureService } from '../test/fixture-service/app.js';
import { runMigration } from './index.js';

// A server is started here: roles belong to all of it, and the other suites' server has them already.
jest.setTimeout(60_000);

/** Runs it as `node migrate.js` would, and answers with what it said and the code that the process would have ended with. */
async function migrateWith(variables: Record<string, string>): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const take = (text: unknown): boolean => said.push(String(text)) > 0;
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
  try {
    const code = await new Promise<number>((resolve) => {
      let begun = false;
      jest.spyOn(process, 'exit').mockImplementation((ended) => {
        resolve(Number(ended));
        // Nothing that would have come after the end may happen.
        if (begun) return new Promise(() => undefined) as never;
        throw new Error('ended');
      });
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
        if (/applied|nothing to migrate/.test(String(text))) resolve(0);
        return take(text);
      });
      try {
        runMigration(fixtureService, variables);
        begun = true;
      } catch {
        // Ended before it began: the environment was not usable.
      }
    });
    return { code, said: said.join('') };
  } finally {
    jest.restoreAllMocks();
  }
}

describe('migrate.js with an administrator', () => {
  const directory = mkdtempSync(join(tmpdir(), 'edtech-test-postgres-'));
  let server: EmbeddedPostgres;
  let variables: Record<string, string>;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDirectory: directory, port: 0, maxConnections: 20, settings: { fsync: 'off', shared_buffers: '32MB' } });
    variables = {
      NODE_ENV: 'production',
      ANALYTICS_DB_HOST: server.host,
      ANALYTICS_DB_PORT: String(server.port),
      ANALYTICS_DB_NAME: 'edtech_analytics_db',
      ANALYTICS_DB_ADMIN_USER: server.superuser,
      ANALYTICS_DB_ADMIN_PASSWORD: server.password,
      ANALYTICS_DB_OWNER_USER: 'edtech_analytics_owner',
      ANALYTICS_DB_OWNER_PASSWORD: 'of-the-owner',
      ANALYTICS_DB_PASSWORD: 'of-the-service',
      EDTECH_ANALYST_PASSWORD: 'of-the-analyst',
    };
  });

  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const runtime = (): DatabaseEnvironment => parseDatabaseEnvironment('analytics', { ...variables, ANALYTICS_DB_USER: 'edtech_analytics' });

  async function ask<T>(as: DatabaseEnvironment, question: (sql: ReturnType<typeof connect>['sql']) => Promise<T>): Promise<T> {
    const { sql, close } = connect({ ...as, applicationName: 'test', schema: 'analytics' });
    return question(sql).finally(close);
  }

  const catalogue = (): Promise<unknown> =>
    ask({ ...runtime(), user: server.superuser, password: server.password }, async (sql) => ({
      roles: await sql`SELECT rolname, rolsuper, rolcanlogin, rolconfig FROM pg_roles WHERE rolname LIKE 'edtech%' ORDER BY 1`,
      databases: await sql`SELECT datname, datacl::text, datdba::regrole::text FROM pg_database ORDER BY 1`,
      schemas: await sql`SELECT nspname, nspacl::text, nspowner::regrole::text FROM pg_namespace ORDER BY 1`,
      tables: await sql`SELECT oid, relname, relacl::text, relowner::regrole::text FROM pg_class WHERE relnamespace = 'analytics'::regnamespace ORDER BY 2`,
      history: await sql`SELECT * FROM analytics.__migrations`,
    }));

  test('makes of an empty server a migrated database that the runtime role can use', async () => {
    expect(await migrateWith(variables)).toEqual({
      code: 0,
      said: 'analytics: the database edtech_analytics_db and its roles are there\nanalytics: applied 0000_initial\n',
    });
    await ask(runtime(), async (sql) => {
      await sql`INSERT INTO shelves (id, label) VALUES (gen_random_uuid(), 'first')`;
      expect(await sql`SELECT label FROM shelves`).toEqual([{ label: 'first' }]);
    });
    const owner = { ...runtime(), user: 'edtech_analytics_owner', password: 'of-the-owner' };
    await expect(findIsolationBreaches([{ service: 'analytics', schema: 'analytics', runtime: runtime(), owner }])).resolves.toEqual([]);
    await ask({ ...runtime(), user: 'edtech_analyst', password: 'of-the-analyst' }, async (sql) => {
      expect(await sql`SELECT label FROM analytics.shelves`).toHaveLength(1);
      await expect(sql`DELETE FROM analytics.shelves`).rejects.toThrow('read-only');
    });
  });

  test('changes nothing when it runs again', async () => {
    const before = await catalogue();
    expect(await migrateWith(variables)).toMatchObject({ code: 0, said: expect.stringContaining('nothing to migrate') });
    expect(await catalogue()).toEqual(before);
  });

  test('needs no administrator once the database is there', async () => {
    const { ANALYTICS_DB_ADMIN_USER: _user, ANALYTICS_DB_ADMIN_PASSWORD: _password, ...rest } = variables;
    expect(await migrateWith(rest)).toEqual({ code: 0, said: 'analytics: nothing to migrate\n' });
  });

  test('names every missing variable at once', async () => {
    const { code, said } = await migrateWith({ NODE_ENV: 'production', ANALYTICS_DB_ADMIN_USER: 'postgres' });
    expect(code).toBe(1);
    expect(said.match(/^ {2}\w+ +.*$/gm)?.map((line) => line.trim().split(/ {2,}/))).toEqual(
      ['HOST', 'PORT', 'NAME', 'OWNER_USER', 'OWNER_PASSWORD', 'ADMIN_PASSWORD', 'PASSWORD'].map((name) => [`ANALYTICS_DB_${name}`, 'is missing']).concat([['EDTECH_ANALYST_PASSWORD', 'is missing']]),
    );
  });

  test('does not guess the password of an administrator on a laptop either', async () => {
    const { code, said } = await migrateWith({ ANALYTICS_DB_ADMIN_USER: 'postgres' });
    expect(code).toBe(1);
    expect(said).toBe('The environment is not usable:\n  ANALYTICS_DB_ADMIN_PASSWORD  is missing\n');
  });

  test("refuses everybody's passwords in production, and roles that it would not make", async () => {
    const { code, said } = await migrateWith({
      ...variables,
      ANALYTICS_DB_ADMIN_PASSWORD: 'postgres',
      ANALYTICS_DB_OWNER_PASSWORD: 'edtech',
      ANALYTICS_DB_PASSWORD: 'changeme',
      EDTECH_ANALYST_PASSWORD: 'EdTech',
      ANALYTICS_DB_USER: 'somebody',
    });
    expect(code).toBe(1);
    for (const name of ['ANALYTICS_DB_ADMIN_PASSWORD', 'ANALYTICS_DB_OWNER_PASSWORD', 'ANALYTICS_DB_PASSWORD', 'EDTECH_ANALYST_PASSWORD']) {
      expect(said).toMatch(new RegExp(`${name} +is a default password`));
    }
    expect(said).toMatch(/ANALYTICS_DB_USER +must be edtech_analytics/);
  });

  test.each([
    ['the password is wrong', { ANALYTICS_DB_ADMIN_PASSWORD: 'not-this-one' }, 'the password of postgres is not accepted'],
    ['the role may not', { ANALYTICS_DB_ADMIN_USER: 'edtech_analytics', ANALYTICS_DB_ADMIN_PASSWORD: 'of-the-service' }, 'edtech_analytics may not: permission denied'],
  ])('says in one sentence that %s', async (_, other, reason) => {
    const { code, said } = await migrateWith({ ...variables, ...other });
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^analytics's database cannot be made: ${reason}[^\n]*\\.\n$`));
  });
});
