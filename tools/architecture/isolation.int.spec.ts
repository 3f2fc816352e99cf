import { connect, findIsolationBreaches } from '@edtech/drizzle';
import { SERVICE_NAMES, SERVICES } from '@edtech/environment';
import { createPlatformDatabases, outcome, session, type PlatformDatabases } from './databases/platform-databases.js';

const DENIED = '42501';
const UNDEFINED_TABLE = '42P01';

const pairs = SERVICE_NAMES.flatMap((mine) => SERVICE_NAMES.filter((theirs) => theirs !== mine).map((theirs) => ({ mine, theirs })));

// Six services are migrated, and tried from thirty sides; on a busy machine that takes a while.
jest.setTimeout(120_000);

describe.each(['A', 'B', 'C'] as const)('in layout %s', (layout) => {
  let databases: PlatformDatabases;

  beforeAll(async () => {
    databases = await createPlatformDatabases(layout);
  });

  afterAll(() => databases?.drop());

  it('no service gets at what belongs to another', () => expect(findIsolationBreaches(databases.all)).resolves.toEqual([]));

  it('each of thirty planted breaches is found', async () => {
    expect(pairs).toHaveLength(30);
    for (const { mine, theirs } of pairs) {
      const [intruder, { schema }] = [SERVICES[mine].roles.runtime, SERVICES[theirs]];
      await databases.plant(
        theirs,
        ...(layout === 'A' ? [`GRANT CONNECT ON DATABASE ${databases.of(theirs).runtime.name} TO ${intruder}`] : []),
        `GRANT USAGE ON SCHEMA ${schema} TO ${intruder}`,
        `GRANT SELECT ON ${schema}.outbox TO ${intruder}`,
      );
    }
    const found = await findIsolationBreaches(databases.all);
    const reading = found.filter(({ breach }) => breach.startsWith('can do: SELECT'));
    const planted = pairs.map(({ mine, theirs }) => {
      return { role: SERVICES[mine].roles.runtime, breach: `can do: SELECT 1 FROM "${SERVICES[theirs].schema}"."outbox" LIMIT 1` };
    });
    expect(reading).toHaveLength(30);
    expect(reading).toEqual(expect.arrayContaining(planted));
    const entering = found.filter(({ breach }) => breach.startsWith('can connect'));
    expect(entering).toHaveLength(layout === 'A' ? 30 : 0);
    expect(found).toHaveLength(reading.length + entering.length);
  });

  it.each(SERVICE_NAMES)('%s is seen by its name, and finds its own tables by theirs but none in public', async (service) => {
    const { schema, runtime } = databases.of(service);
    await databases.plant(service, 'CREATE TABLE IF NOT EXISTS public.planted ()', 'GRANT USAGE ON SCHEMA public TO PUBLIC', 'GRANT SELECT ON public.planted TO PUBLIC');
    const { sql, close } = connect({ ...runtime, schema, applicationName: `edtech-${service}` });
    try {
      await expect(sql`SHOW search_path`).resolves.toEqual([{ search_path: `"${schema}", "extensions"` }]);
      await expect(sql`SELECT count(*)::int FROM outbox`).resolves.toEqual([{ count: 0 }]);
      await expect(sql`SELECT FROM planted`).rejects.toMatchObject({ code: UNDEFINED_TABLE });
      // That the table can be read when it is asked for in full shows that only the path keeps it away.
      await expect(sql`SELECT FROM public.planted`).resolves.toHaveLength(0);
      const seen = await databases.everywhere(`SELECT usename, application_name FROM pg_stat_activity WHERE application_name = 'edtech-${service}'
        AND datname = current_database() AND usename = '${runtime.user}'`);
      expect(seen).not.toEqual([]);
    } finally {
      await close();
    }
    // The role carries the same path, for whoever signs in without `connect`.
    await session(runtime, async (psql) => expect(await psql`SHOW search_path`).toEqual([{ search_path: `${schema}, extensions` }]));
  });

  it('no transaction spans two services', async () => {
    const settings = await databases.everywhere('SHOW max_prepared_transactions');
    expect(new Set(settings.map((row) => JSON.stringify(row)))).toEqual(new Set(['{"max_prepared_transactions":"0"}']));
    await session(databases.of('payment').runtime, async (sql) => {
      expect(await outcome(sql, "PREPARE TRANSACTION 'both'")).toBe('55000');
    });
  });

  it('no role may do more than a service needs', async () => {
    const roles = await databases.everywhere(`SELECT DISTINCT rolname FROM pg_roles
      WHERE rolname LIKE 'edtech%' AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)`);
    expect(roles).toEqual([]);
    for (const { runtime } of databases.all) {
      await session(runtime, async (sql) => {
        const attempts = ['CREATE SCHEMA more', 'CREATE TABLE extensions.more ()', 'CREATE TEMPORARY TABLE more ()', 'DROP TABLE outbox', 'TRUNCATE outbox'];
        for (const attempt of attempts) expect([attempt, await outcome(sql, attempt)]).toEqual([attempt, DENIED]);
      });
    }
  });
});
