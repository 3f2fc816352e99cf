import { ANALYST_ROLE, SERVICES } from '@edtech/environment';
import { removeMigrations, rewriteMigrations, writeMigrations, writeRights } from '../../test/fixture-migrations.js';
import { dropDatabases, passwords, randomName, session, sqlState, sqlStates, testServer, type Login } from '../../test/test-server.js';
import type { ServiceDatabase } from '../layouts/layout-plan.js';
import { provision } from '../layouts/provision.js';
import { migrate, type MigrationTarget } from './migrate.js';
import { MigrationError } from './migration-error.js';

describe('migrate', () => {
  const databaseName = randomName('migrate');
  let identity: ServiceDatabase;
  let learning: ServiceDatabase;

  beforeEach(async () => {
    const plan = { layout: 'B', services: ['identity', 'learning'], passwords, databaseName } as const;
    const [first, second] = await provision(testServer(), plan);
    if (!first || !second) throw new Error('not provisioned');
    [identity, learning] = [first, second];
  });

  afterEach(() => dropDatabases(testServer(), [databaseName]));
  afterAll(removeMigrations);

  const target = ({ service, schema, owner }: ServiceDatabase, migrationsFolder: string): MigrationTarget => {
    return { connection: owner, schema, migrationsFolder, runtimeRole: SERVICES[service].roles.runtime };
  };
  const withAnalyst = (folder: string): MigrationTarget => ({ ...target(identity, folder), analystRole: ANALYST_ROLE });
  const analyst = (): Login => ({ ...identity.runtime, user: ANALYST_ROLE, password: passwords(ANALYST_ROLE) });
  const reading = (...names: string[]): string[] => names.map((name) => `SELECT * FROM identity.${name}`);
  const tables = (database: ServiceDatabase): Promise<string[]> =>
    session(database.owner, async (sql) => {
      const rows = await sql`SELECT tablename FROM pg_tables WHERE schemaname = ${database.schema} ORDER BY 1`;
      return rows.map(({ tablename }) => String(tablename));
    });

  it('applies migrations in order, once', async () => {
    const folder = writeMigrations([
      { tag: '0000_a', sql: 'CREATE TABLE identity.a (id int)' },
      { tag: '0001_b', sql: 'ALTER TABLE identity.a ADD COLUMN b int' },
    ]);
    await expect(migrate(target(identity, folder))).resolves.toEqual({ applied: ['0000_a', '0001_b'] });
    await expect(migrate(target(identity, folder))).resolves.toEqual({ applied: [] });
  });

  it("does not skip a second service's migrations in the same database, though they were written earlier", async () => {
    const newer = writeMigrations([{ tag: '0000_initial', sql: 'CREATE TABLE identity.a (id int)', when: 1_800_000_000_000 }]);
    const older = writeMigrations([{ tag: '0000_initial', sql: 'CREATE TABLE learning.a (id int)', when: 1_600_000_000_000 }]);
    await migrate(target(identity, newer));
    await expect(migrate(target(learning, older))).resolves.toEqual({ applied: ['0000_initial'] });
    expect(await tables(identity)).toEqual(['__migrations', 'a']);
    expect(await tables(learning)).toEqual(['__migrations', 'a']);
  });

  it('does not skip a migration that was written earlier and merged later', async () => {
    const late = { tag: '0001_late', sql: 'CREATE TABLE identity.late ()', when: 1_700_000_000_100 };
    const early = { tag: '0002_early', sql: 'CREATE TABLE identity.early ()', when: 1_600_000_000_000 };
    const folder = writeMigrations([late]);
    await migrate(target(identity, folder));
    rewriteMigrations(folder, [early, late]);
    await expect(migrate(target(identity, folder))).resolves.toEqual({ applied: ['0002_early'] });
  });

  it('applies once when several start at the same time', async () => {
    const folder = writeMigrations([
      { tag: '0000_a', sql: 'CREATE TABLE identity.a (id int); INSERT INTO identity.a VALUES (1)' },
      { tag: '0001_b', sql: 'INSERT INTO identity.a SELECT 2 FROM pg_sleep(0.2)' },
    ]);
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(target(identity, folder))));
    expect(results.flatMap(({ applied }) => applied)).toEqual(['0000_a', '0001_b']);
    await session(identity.owner, async (sql) => expect(await sql`SELECT * FROM identity.a`).toHaveLength(2));
  });

  it('leaves nothing of a migration that fails, keeps the ones before it, and says which it was', async () => {
    const broken = 'CREATE TABLE identity.half ();\n--> statement-breakpoint\nCREATE TABLE identity.half ()';
    const folder = writeMigrations([
      { tag: '0000_good', sql: 'CREATE TABLE identity.good ()' },
      { tag: '0001_broken', sql: broken },
      { tag: '0002_never', sql: 'CREATE TABLE identity.never ()' },
    ]);
    const failed = migrate(target(identity, folder));
    await expect(failed).rejects.toThrow('Postgres refused statement 2 of migration 0001_broken (schema identity)');
    await expect(failed).rejects.toThrow(MigrationError);
    expect(await tables(identity)).toEqual(['__migrations', 'good']);
  });

  it('refuses a migration that was changed after it had been applied', async () => {
    const folder = writeMigrations([{ tag: '0000_a', sql: 'CREATE TABLE identity.a ()' }]);
    await migrate(target(identity, folder));
    rewriteMigrations(folder, [{ tag: '0000_a', sql: 'CREATE TABLE identity.a (id int)' }]);
    await expect(migrate(target(identity, folder))).rejects.toThrow('Migration 0000_a of schema identity has been changed');
  });

  it('leaves alone what a newer version has applied', async () => {
    const old = { tag: '0000_a', sql: 'CREATE TABLE identity.a ()' };
    const folder = writeMigrations([old, { tag: '0001_b', sql: 'CREATE TABLE identity.b ()' }]);
    await migrate(target(identity, folder));
    rewriteMigrations(folder, [old]);
    await expect(migrate(target(identity, folder))).resolves.toEqual({ applied: [] });
    expect(await tables(identity)).toContain('b');
  });

  it('keeps its history from the runtime role, which may read it', async () => {
    await migrate(target(identity, writeMigrations([{ tag: '0000_a', sql: 'CREATE TABLE identity.a ()' }])));
    expect(await sqlState(identity.runtime, 'SELECT tag FROM identity.__migrations')).toBe('accepted');
    expect(await sqlState(identity.runtime, 'DELETE FROM identity.__migrations')).toBe('42501');
  });

  it('closes an append-only table in the transaction that makes it', async () => {
    const migrations = [{ tag: '0000_a', sql: 'CREATE TABLE identity.ledger (id int)' }, { tag: '0001_b', sql: 'SELECT 1/0' }];
    const folder = writeMigrations(migrations, { appendOnly: ['ledger'] });
    await expect(migrate(target(identity, folder))).rejects.toThrow('division by zero');
    expect(await sqlState(identity.runtime, 'INSERT INTO identity.ledger VALUES (1)')).toBe('accepted');
    expect(await sqlState(identity.runtime, 'UPDATE identity.ledger SET id = 2')).toBe('42501');
  });

  it('takes back rights from a table that becomes append-only later, and refuses one that does not exist', async () => {
    const folder = writeMigrations([{ tag: '0000_a', sql: 'CREATE TABLE identity.ledger (id int)' }]);
    await migrate(target(identity, folder));
    expect(await sqlState(identity.runtime, 'DELETE FROM identity.ledger')).toBe('accepted');
    writeRights(folder, '{ "appendOnly": ["ledger"] }');
    await migrate(target(identity, folder));
    expect(await sqlState(identity.runtime, 'DELETE FROM identity.ledger')).toBe('42501');
    writeRights(folder, '{ "appendOnly": ["legder"] }');
    const misspelt = migrate(target(identity, folder));
    await expect(misspelt).rejects.toThrow('rights.json: appendOnly names legder, which no migration of schema identity makes.');
  });

  it('hides a table from the analyst in the transaction that makes it', async () => {
    const tables = 'CREATE TABLE identity.secrets (id int); CREATE TABLE identity.facts (id int)';
    const migrations = [{ tag: '0000_a', sql: tables }, { tag: '0001_b', sql: 'SELECT 1/0' }];
    const folder = writeMigrations(migrations, { hiddenFromAnalyst: ['secrets'] });
    await expect(migrate(withAnalyst(folder))).rejects.toThrow('division by zero');
    expect(await sqlStates(analyst(), reading('facts', 'secrets'))).toEqual(['accepted', '42501']);
    expect(await sqlState(identity.runtime, 'SELECT * FROM identity.secrets')).toBe('accepted');
  });

  it('hides from the analyst what becomes secret later, shows what no longer is, and refuses a table that does not exist', async () => {
    const folder = writeMigrations([{ tag: '0000_a', sql: 'CREATE TABLE identity.notes (id int)' }]);
    await migrate(withAnalyst(folder));
    expect(await sqlState(analyst(), 'SELECT * FROM identity.notes')).toBe('accepted');
    writeRights(folder, '{ "hiddenFromAnalyst": ["notes"] }');
    await migrate(withAnalyst(folder));
    expect(await sqlState(analyst(), 'SELECT * FROM identity.notes')).toBe('42501');
    writeRights(folder, '{}');
    await migrate(withAnalyst(folder));
    expect(await sqlState(analyst(), 'SELECT * FROM identity.notes')).toBe('accepted');
    writeRights(folder, '{ "hiddenFromAnalyst": ["ontes"] }');
    const misspelt = migrate(withAnalyst(folder));
    await expect(misspelt).rejects.toThrow('rights.json: hiddenFromAnalyst names ontes, which no migration of schema identity makes.');
  });

  it.each([
    ['{ "appendonly": ["ledger"] }', 'appendonly is not known; there are appendOnly and hiddenFromAnalyst.'],
    ['{ "appendOnly": "ledger" }', 'appendOnly has to be a list of table names.'],
    ['{ "hiddenFromAnalyst": ["a", 1] }', 'hiddenFromAnalyst has to be a list of table names.'],
    ['["ledger"]', 'has to be an object.'],
    ['{ "appendOnly": ', 'is not JSON: '],
  ])('refuses rights that read %s before it changes anything', async (text, complaint) => {
    const folder = writeMigrations([{ tag: '0000_a', sql: 'CREATE TABLE identity.a ()' }]);
    writeRights(folder, text);
    await expect(migrate(target(identity, folder))).rejects.toThrow(complaint);
    await expect(migrate(target(identity, folder))).rejects.toThrow(`${folder}/rights.json`);
    expect(await tables(identity)).toEqual([]);
  });

  it('says that a schema has to be provisioned first', async () => {
    const folder = writeMigrations([{ tag: '0000_a', sql: 'SELECT 1' }]);
    const nowhere = migrate({ connection: identity.owner, schema: 'payment', migrationsFolder: folder });
    await expect(nowhere).rejects.toThrow('There is no schema payment in this database');
  });
});
