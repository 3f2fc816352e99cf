import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../test-database.js';
import { INJECTED_TEXTS, InjectionTrace } from './injected-texts.js';

describe('texts that are sent to find out whether they run', () => {
  const migrationsFolder = mkdtempSync(join(tmpdir(), 'edtech-migrations-'));
  let database: TestDatabase;
  let trace: InjectionTrace;
  beforeAll(async () => {
    mkdirSync(join(migrationsFolder, 'meta'));
    writeFileSync(join(migrationsFolder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries: [] }));
    database = await createTestDatabase({ service: 'payment', migrationsFolder });
    trace = await InjectionTrace.lay(database);
  });
  afterAll(async () => {
    await database?.drop();
    rmSync(migrationsFolder, { recursive: true });
  });

  it.each(INJECTED_TEXTS.map((one) => [one.place, one] as const))('%s leaves a trace where it is put into a statement, and none beside one', async (_, { text, statement }) => {
    const before = await trace.count();
    await database.admin`select ${text}::text`;
    expect(await trace.count()).toBe(before);
    await database.admin.unsafe(statement(text));
    expect(await trace.count()).toBe(before + 1);
  });
});
