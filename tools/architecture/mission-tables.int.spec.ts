import { SERVICES } from '@edtech/environment';
import { columnsOf, MISSION_TABLES } from './databases/mission-tables.js';
import { createPlatformDatabases, type PlatformDatabases } from './databases/platform-databases.js';

interface Column {
  database: string;
  schema: string;
  owner: string;
  table: string;
  /** Null for a table without any. */
  column: string | null;
}

const COLUMNS = `
  SELECT current_database() AS database, n.nspname AS schema, pg_get_userbyid(c.relowner) AS owner, c.relname AS table, a.attname AS column
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`;

// Six services are migrated; on a busy machine that takes a while.
jest.setTimeout(60_000);

it('knows twenty-eight tables', () => {
  expect(MISSION_TABLES.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`));
});

describe.each(['A', 'B'] as const)('in layout %s', (layout) => {
  let databases: PlatformDatabases;
  let columns: Column[];

  beforeAll(async () => {
    databases = await createPlatformDatabases(layout);
    columns = await databases.everywhere<Column>(COLUMNS);
  });

  afterAll(() => databases?.drop());

  it.each(MISSION_TABLES)('$number $table is in one place, which is owned by $service, with every field', (mission) => {
    const { service, table, fields } = mission;
    const { schema, roles } = SERVICES[service];
    const found = columns.filter((column) => column.table === table);
    const places = new Set(found.map(({ database, schema: where, owner }) => `${owner} in ${database}.${where}`));
    expect([...places]).toEqual([`${roles.owner} in ${databases.of(service).owner.name}.${schema}`]);
    const expected = fields.flatMap((field) => columnsOf(mission, field));
    expect(found.map(({ column }) => column)).toEqual(expect.arrayContaining(expected));
  });
});
