import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@edtech/drizzle';
import { parseDatabaseEnvironment } from '@edtech/environment';
import { createTestDatabase, type TestDatabase, type TestDatabaseDefinition } from './test-database.js';

describe('createTestDatabase', () => {
  const migrationsFolder = mkdtempSync(join(tmpdir(), 'edtech-migrations-'));
  const definition: TestDatabaseDefinition = { service: 'payment', migrationsFolder };
  const databases: TestDatabase[] = [];

  beforeAll(() => {
    mkdirSync(join(migrationsFolder, 'meta'));
    const entries = [{ idx: 0, version: '7', when: 1, tag: '0000_initial', breakpoints: true }];
    writeFileSync(join(migrationsFolder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }));
    writeFileSync(join(migrationsFolder, '0000_initial.sql'), 'CREATE TABLE payment.entries (id int PRIMARY KEY)');
    writeFileSync(join(migrationsFolder, 'rights.json'), JSON.stringify({ appendOnly: ['entries'] }));
  });

  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
  });

  afterAll(() => rmSync(migrationsFolder, { recursive: true }));

  const create = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase(definition);
    databases.push(database);
    return database;
  };

  it('gives the service its migrated database and no more rights than in production', async () => {
    const { environment, variables } = await create();
    expect(parseDatabaseEnvironment('payment', variables)).toEqual(environment);
    const { sql, close } = connect({ ...environment, schema: 'payment', applicationName: 'edtech-payment' });
    await sql`INSERT INTO entries VALUES (1)`;
    await expect(sql`DELETE FROM entries`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`CREATE TABLE payment.more ()`).rejects.toMatchObject({ code: '42501' });
    await close();
  });

  it('gives each suite a database of its own, also to those that start together', async () => {
    const [one, two, three] = await Promise.all([create(), create(), create()]);
    await one.admin`INSERT INTO payment.entries VALUES (1)`;
    await expect(two.admin`SELECT * FROM payment.entries`).resolves.toHaveLength(0);
    expect(new Set([one.name, two.name, three.name]).size).toBe(3);
  });

  it('removes the database, even from under open connections', async () => {
    const [kept, dropped] = [await create(), await createTestDatabase(definition)];
    const { sql, close } = connect({ ...dropped.environment, schema: 'payment', applicationName: 'edtech-payment' });
    await sql`SELECT 1`;
    await dropped.drop();
    await expect(kept.admin`SELECT 1 FROM pg_database WHERE datname = ${dropped.name}`).resolves.toHaveLength(0);
    await close();
  });
});
