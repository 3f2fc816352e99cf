import { ANALYST_ROLE, SERVICE_NAMES } from '@edtech/environment';
import { removeMigrations } from '../../test/fixture-migrations.js';
import { createSampleLayout, type SampleLayout } from '../../test/sample-layout.js';
import { passwords, session, sqlState, sqlStates, testServer, type Login } from '../../test/test-server.js';
import { connect } from '../connection/connect.js';

const DENIED = '42501';

const pairs = SERVICE_NAMES.flatMap((mine) => SERVICE_NAMES.filter((theirs) => theirs !== mine).map((theirs) => ({ mine, theirs })));

// Many connections; on a busy machine they take a while.
jest.setTimeout(60_000);

describe.each(['A', 'B', 'C'] as const)('layout %s', (layout) => {
  let sample: SampleLayout;

  beforeAll(async () => {
    sample = await createSampleLayout(layout);
  });

  afterAll(async () => {
    await sample.drop();
    removeMigrations();
  });

  it('has thirty ordered pairs of services', () => expect(pairs).toHaveLength(30));

  it.each(pairs)('keeps $mine out of what belongs to $theirs', async ({ mine, theirs }) => {
    const { schema, runtime } = sample.of(theirs);
    const attempts = [`SELECT * FROM ${schema}.things`, `CREATE TABLE ${schema}.intruder ()`, `SET ROLE ${runtime.user}`];
    for (const role of [sample.of(mine).runtime, sample.of(mine).owner]) {
      if (layout === 'A') expect(await sqlState({ ...role, name: runtime.name }, 'SELECT 1')).toBe(DENIED);
      else expect(role.name).toBe(runtime.name);
      // In layout A its own database has no such schema; the other one it cannot enter.
      expect(await sqlStates(role, attempts)).toEqual(layout === 'A' ? ['42P01', '3F000', DENIED] : [DENIED, DENIED, DENIED]);
    }
  });

  it('lets a service read and write its own rows, and define nothing', async () => {
    const { runtime } = sample.of('payment');
    await session(runtime, async (sql) => {
      await sql`INSERT INTO payment.things VALUES (2, 'two')`;
      await sql`UPDATE payment.things SET label = 'zwei' WHERE id = 2`;
      await sql`DELETE FROM payment.things WHERE id = 2`;
    });
    const definitions = [
      'CREATE TABLE payment.more ()',
      'ALTER TABLE payment.things ADD COLUMN more text',
      'DROP TABLE payment.things',
      'TRUNCATE payment.things',
      'CREATE INDEX ON payment.things (label)',
      'CREATE SCHEMA more',
      'CREATE TEMPORARY TABLE more ()',
      'CREATE TABLE public.more ()',
      'CREATE TABLE extensions.more ()',
      'ALTER ROLE edtech_payment CREATEDB',
    ];
    const states = await sqlStates(runtime, definitions);
    expect(definitions.map((statement, index) => [statement, states[index]])).toEqual(definitions.map((statement) => [statement, DENIED]));
  });

  it('gives the runtime role and the analyst their rights on tables that are made later', async () => {
    const { owner, runtime } = sample.of('learning');
    await session(owner, (sql) => sql`CREATE TABLE learning.later (id bigserial PRIMARY KEY, label text)`);
    await session(runtime, async (sql) => {
      const [row] = await sql`INSERT INTO learning.later (label) VALUES ('new') RETURNING label`;
      expect(row).toEqual({ label: 'new' });
      await sql`UPDATE learning.later SET label = 'newer'`;
      await sql`DELETE FROM learning.later`;
    });
    expect(await sqlState(analyst(sample.of('learning').runtime), 'SELECT * FROM learning.later')).toBe('accepted');
  });

  it('lets nobody but the owner change what has been written to an append-only table', async () => {
    const { runtime } = sample.of('payment');
    const attempts = ['INSERT INTO payment.ledger (amount) VALUES (5)', 'UPDATE payment.ledger SET amount = 0', 'DELETE FROM payment.ledger', 'TRUNCATE payment.ledger'];
    expect(await sqlStates(runtime, attempts)).toEqual(['accepted', DENIED, DENIED, DENIED]);
  });

  it("lets the analyst read every service's tables but the hidden ones, and write none", async () => {
    for (const { schema, runtime } of sample.databases) {
      const login = analyst(runtime);
      await session(login, async (sql) => {
        const rows = await sql.unsafe(`SELECT amount::int FROM ${schema}.ledger WHERE id = 1`);
        expect([...rows]).toEqual([{ amount: 100 }]);
      });
      expect(await sqlState(login, `SELECT 1 FROM ${schema}.secrets`)).toBe(DENIED);
      // The role is also read-only by default; that is a courtesy which it may turn off, so the rights count.
      const changes = [`INSERT INTO ${schema}.things VALUES (9, 'x')`, `DELETE FROM ${schema}.things`, `CREATE TABLE ${schema}.more ()`];
      expect(await sqlStates(login, ['SET default_transaction_read_only = off', ...changes])).toEqual(['accepted', DENIED, DENIED, DENIED]);
    }
  });

  it('does not find a table planted in public by an unqualified name', async () => {
    const { runtime } = sample.of('ai');
    await session({ ...testServer(), name: runtime.name }, async (sql) => {
      await sql`CREATE TABLE IF NOT EXISTS public.planted (id int)`;
      await sql`GRANT SELECT ON public.planted TO PUBLIC`;
    });
    const { sql, close } = connect({ ...runtime, schema: 'ai', applicationName: 'edtech-ai' });
    try {
      await expect(sql`SELECT * FROM planted`).rejects.toMatchObject({ code: '42P01' });
      await expect(sql`SELECT label FROM things`).resolves.toEqual([{ label: 'one' }]);
    } finally {
      await close();
    }
    // The roles carry the same path, for whoever signs in with psql.
    await session(runtime, async (psql) => expect(await psql`SHOW search_path`).toEqual([{ search_path: 'ai, extensions' }]));
    expect(await sqlStates(runtime, ['SELECT * FROM planted', 'SELECT * FROM public.planted'])).toEqual(['42P01', DENIED]);
  });

  it('has each table owned by one service, and granted to no other', async () => {
    const seen = new Map<string, Set<string>>();
    for (const name of new Set(sample.databases.map(({ runtime }) => runtime.name))) {
      await session({ ...testServer(), name }, async (sql) => {
        const rows = await sql<{ table: string; role: string }[]>`
          SELECT c.oid::regclass::text AS table, pg_get_userbyid(acl.grantee) AS role
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) acl
          WHERE c.relname IN ('things', 'ledger') AND n.nspname NOT LIKE 'pg_%'`;
        for (const { table, role } of rows) seen.set(table, (seen.get(table) ?? new Set()).add(role));
      });
    }
    for (const { schema, owner, runtime } of sample.databases) {
      const expected = [ANALYST_ROLE, owner.user, runtime.user].sort();
      expect([...(seen.get(`${schema}.things`) ?? [])].sort()).toEqual(expected);
      expect([...(seen.get(`${schema}.ledger`) ?? [])].sort()).toEqual(expected);
    }
  });
});

it('allows no transaction across databases', async () => {
  await session(testServer(), async (sql) => {
    expect(await sql`SHOW max_prepared_transactions`).toEqual([{ max_prepared_transactions: '0' }]);
    await expect(sql.unsafe(`BEGIN; PREPARE TRANSACTION 'both'`)).rejects.toMatchObject({ code: '55000' });
  });
});

function analyst(place: Login): Login {
  return { ...place, user: ANALYST_ROLE, password: passwords(ANALYST_ROLE) };
}
