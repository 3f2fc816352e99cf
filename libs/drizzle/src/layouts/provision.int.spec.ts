import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANALYST_ROLE, SERVICE_NAMES } from '@edtech/environment';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@edtech/embedded-postgres';
import { removeMigrations } from '../../test/fixture-migrations.js';
import { sampleTarget } from '../../test/sample-layout.js';
import { dropDatabases, passwords, randomName, session, sqlState, sqlStates, testServer } from '../../test/test-server.js';
import { migrate } from '../migrations/migrate.js';
import { findIsolationBreaches } from './find-isolation-breaches.js';
import type { AdminConnection, LayoutPlan } from './layout-plan.js';
import { provision } from './provision.js';

// Servers are started here; on a busy machine that takes a while.
jest.setTimeout(60_000);

/** What provisioning leaves in the catalogue, but for the passwords. */
async function catalogue(server: AdminConnection, name: string): Promise<unknown> {
  return session({ ...server, name }, async (sql) => ({
    roles: await sql`SELECT rolname, rolsuper, rolcanlogin, rolconfig FROM pg_roles WHERE rolname LIKE 'edtech%' ORDER BY 1`,
    database: await sql`SELECT datacl::text, pg_get_userbyid(datdba) FROM pg_database WHERE datname = ${name}`,
    schemas: await sql`SELECT nspname, nspacl::text, pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY 1`,
    defaults: await sql`SELECT defaclrole::regrole::text, defaclnamespace::regnamespace::text, defaclobjtype, defaclacl::text FROM pg_default_acl ORDER BY 1, 2, 3`,
    extensions: await sql`SELECT extname, extnamespace::regnamespace::text FROM pg_extension ORDER BY 1`,
  }));
}

describe('provision', () => {
  const databaseName = randomName('provi"sion');
  const plan: LayoutPlan = { layout: 'B', services: SERVICE_NAMES, passwords, databaseName };

  afterEach(() => dropDatabases(testServer(), [databaseName]));
  afterAll(removeMigrations);

  it('changes nothing when it runs again, whatever the names contain', async () => {
    await provision(testServer(), plan);
    const before = await catalogue(testServer(), databaseName);
    await provision(testServer(), plan);
    expect(await catalogue(testServer(), databaseName)).toEqual(before);
  });

  it('may run several times at once', async () => {
    await Promise.all([1, 2, 3].map(() => provision(testServer(), plan)));
    const [place] = await provision(testServer(), plan);
    expect(await sqlState(place!.runtime, 'SELECT 1')).toBe('accepted');
  });

  it('covers the tables that are made after it, before any migration has granted anything', async () => {
    const [identity] = await provision(testServer(), { ...plan, services: ['identity'] });
    await session(identity!.owner, (sql) => sql`CREATE TABLE identity.later (id bigserial PRIMARY KEY, label text)`);
    const attempts = [`INSERT INTO later (label) VALUES ('x')`, `UPDATE later SET label = 'y'`, 'SELECT * FROM later', 'DELETE FROM later'];
    expect(await sqlStates(identity!.runtime, attempts)).toEqual(attempts.map(() => 'accepted'));
    const analyst = { ...identity!.runtime, user: ANALYST_ROLE, password: passwords(ANALYST_ROLE) };
    expect(await sqlState(analyst, 'SELECT * FROM identity.later')).toBe('accepted');
  });

  it('adds a service beside the ones that are there', async () => {
    const [identity] = await provision(testServer(), { ...plan, services: ['identity'] });
    expect(await sqlState({ ...identity!.runtime, user: 'edtech_ai', password: passwords('edtech_ai') }, 'SELECT 1')).toBe('42501');
    const [ai] = await provision(testServer(), { ...plan, services: ['ai'] });
    expect(await sqlState(ai!.runtime, 'SELECT 1')).toBe('accepted');
    expect(await sqlState(identity!.runtime, 'SELECT 1')).toBe('accepted');
  });

  it('refuses layout A with two services in one database', async () => {
    const shared = provision(testServer(), { ...plan, layout: 'A' });
    await expect(shared).rejects.toThrow('layout A keeps databases apart');
  });

  it('finds the operators of extensions without naming their schema: citext compares without case', async () => {
    const [identity] = await provision(testServer(), { ...plan, services: ['identity'] });
    await session(identity!.runtime, async (sql) => {
      expect(await sql`SELECT 'A@b.c'::citext = 'a@B.C' AS same, similarity('maths', 'math') > 0.5 AS near`).toEqual([{ same: true, near: true }]);
    });
  });
});

describe('provision on servers of its own', () => {
  const directory = mkdtempSync(join(tmpdir(), 'edtech-test-postgres-'));
  let other: EmbeddedPostgres;
  let admin: AdminConnection;

  beforeAll(async () => {
    const settings = { fsync: 'off', shared_buffers: '32MB', log_statement: 'all' };
    other = await startEmbeddedPostgres({ dataDirectory: directory, port: 0, maxConnections: 50, settings });
    admin = { host: other.host, port: other.port, user: other.superuser, password: other.password };
  });

  afterAll(async () => {
    await other.stop();
    rmSync(directory, { recursive: true, force: true });
    removeMigrations();
  });

  it('spreads layout A over several servers, each of which knows only its own services', async () => {
    const name = randomName('spread');
    const databaseName = (service: string): string => `${name}_${service}`;
    const plan: LayoutPlan = { layout: 'A', services: SERVICE_NAMES, passwords, databaseName };
    const databases = await provision((service) => (service === 'payment' ? admin : testServer()), plan);
    for (const database of databases) await migrate(sampleTarget(database));
    await expect(findIsolationBreaches(databases)).resolves.toEqual([]);
    await session(admin, async (sql) => {
      const roles = await sql`SELECT rolname FROM pg_roles WHERE rolname LIKE 'edtech%' ORDER BY 1`;
      expect(roles.map(({ rolname }) => String(rolname))).toEqual(['edtech_analyst', 'edtech_payment', 'edtech_payment_owner']);
    });
    await dropDatabases(testServer(), databases.map(({ runtime }) => runtime.name));
  });

  it('sets a new password, which never appears in the server log', async () => {
    const plan: LayoutPlan = { layout: 'B', services: ['identity'], passwords: () => 'first-secret', databaseName: 'rotated' };
    await provision(admin, plan);
    const [identity] = await provision(admin, { ...plan, passwords: () => 'second-secret' });
    expect(await sqlState(identity!.runtime, 'SELECT 1')).toBe('accepted');
    expect(await sqlState({ ...identity!.runtime, password: 'first-secret' }, 'SELECT 1')).toBe('28P01');
    const log = readFileSync(join(directory, 'edtech-server.log'), 'utf8');
    expect(log).toContain('ALTER ROLE "edtech_identity"');
    expect(log).not.toMatch(/first-secret|second-secret/);
  });

  it('takes away powers that a role has been given', async () => {
    await session(admin, (sql) => sql`CREATE ROLE edtech_ai SUPERUSER CREATEROLE BYPASSRLS`);
    await provision(admin, { layout: 'B', services: ['ai'], passwords, databaseName: 'powers' });
    await session(admin, async (sql) => {
      const [role] = await sql`SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = 'edtech_ai'`;
      expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolbypassrls: false });
    });
  });

  it.each(['A', 'B'] as const)('needs no superuser for layout %s: CREATEROLE and CREATEDB are enough', async (layout) => {
    await session(admin, async (sql) => {
      const owned = await sql`SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')`;
      for (const { datname } of owned) await sql.unsafe(`DROP DATABASE "${datname}"`);
      const roles = await sql`SELECT rolname FROM pg_roles WHERE rolname LIKE 'edtech%' OR rolname = 'platform'`;
      for (const { rolname } of roles) await sql.unsafe(`DROP OWNED BY "${rolname}"; DROP ROLE "${rolname}"`);
      await sql`CREATE ROLE platform LOGIN CREATEROLE CREATEDB PASSWORD 'platform'`;
    });
    const plan: LayoutPlan = { layout, services: ['communication', 'ai'], passwords };
    const platform = { ...admin, user: 'platform', password: 'platform' };
    await provision(platform, plan);
    const databases = await provision(platform, plan);
    for (const database of databases) await migrate(sampleTarget(database));
    await expect(findIsolationBreaches(databases)).resolves.toEqual([]);
  });
});
