import { SERVICE_NAMES, SERVICES, type DatabaseEnvironment, type ServiceName } from '@edtech/environment';
import { createPlatformDatabases, outcome, session, type PlatformDatabases } from './databases/platform-databases.js';

const DENIED = '42501';

/** What was booked, issued or agreed once is never changed. Said here again, so that a rights.json cannot lose it unseen. */
const APPEND_ONLY: Partial<Record<ServiceName, readonly string[]>> = {
  identity: ['security_events'],
  learning: ['enrolments'],
  payment: ['invoices', 'ledger_accounts', 'ledger_entries', 'ledger_journals', 'transactions'],
};

/** Events carry what other tables hide; the inbox's weeks are tables too. */
const isMessaging = (table: string): boolean =>
  /^(outbox|inbox|inbox_positions|inbox_\d{8}|inbox_default|event_operations|projection_shadows|relay_leases|session_revocations|erased_people)$/.test(table);

/** Secrets, and what people say to each other or to the tutor that is a machine. */
const HIDDEN_FROM_ANALYST: Partial<Record<ServiceName, readonly string[]>> = {
  identity: [
    'attempt_counts',
    'erasures',
    'erasure_parts',
    'auth_tokens',
    'consents',
    'credentials',
    'data_export_parts',
    'data_export_pieces',
    'data_exports',
    'dates_of_birth',
    'email_changes',
    'federated_identities',
    'guardianships',
    'mail_jobs',
    'passkeys',
    'pending_sign_ups',
    'recovery_codes',
    'security_events',
    'service_account_secrets',
    'sign_in_challenges',
    'totp_authenticators',
    'used_challenges',
  ],
  communication: ['messages', 'notification_deliveries'],
  ai: ['ai_interactions'],
  learning: ['booking_consents', 'matching_candidates', 'matching_requests'],
  payment: ['payment_consents'],
};

type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';
const VERBS: readonly Verb[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];

// Six services are migrated; on a busy machine that takes a while.
jest.setTimeout(60_000);

describe.each(['A', 'B'] as const)('in layout %s', (layout) => {
  let databases: PlatformDatabases;
  let columns: { schema: string; table: string; column: string }[];

  beforeAll(async () => {
    databases = await createPlatformDatabases(layout);
    columns = await databases.everywhere(`
      SELECT DISTINCT ON (n.nspname, c.relname) n.nspname AS schema, c.relname AS table, a.attname AS column
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      ORDER BY n.nspname, c.relname, a.attnum`);
  });

  afterAll(() => databases?.drop());

  /** For each table of the service, what was not denied to the role: tried, not read from the catalogue. */
  async function allowed(service: ServiceName, as: DatabaseEnvironment): Promise<Record<string, readonly Verb[]>> {
    const own = columns.filter(({ schema }) => schema === SERVICES[service].schema);
    expect(own.length).toBeGreaterThan(4);
    return session(as, async (sql) => {
      // The analyst's sessions are read-only by default: a courtesy that the role may turn off, so the rights have to do.
      await sql`SET default_transaction_read_only = off`;
      const tables: [string, readonly Verb[]][] = [];
      for (const { schema, table, column } of own) {
        const name = `"${schema}"."${table}"`;
        const attempts: Record<Verb, string> = {
          SELECT: `SELECT FROM ${name} LIMIT 1`,
          INSERT: `INSERT INTO ${name} DEFAULT VALUES`,
          UPDATE: `UPDATE ${name} SET "${column}" = DEFAULT WHERE false`,
          DELETE: `DELETE FROM ${name} WHERE false`,
          TRUNCATE: `TRUNCATE ${name}`,
        };
        const verbs: Verb[] = [];
        for (const verb of VERBS) if ((await outcome(sql, attempts[verb])) !== DENIED) verbs.push(verb);
        tables.push([table, verbs]);
      }
      return Object.fromEntries(tables);
    });
  }

  it.each(SERVICE_NAMES)('%s changes its rows, but not its history nor what is append-only', async (service) => {
    for (const [table, verbs] of Object.entries(await allowed(service, databases.of(service).runtime))) {
      const expected = table === '__migrations' ? ['SELECT'] : APPEND_ONLY[service]?.includes(table) ? ['SELECT', 'INSERT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
      expect([table, verbs]).toEqual([table, expected]);
    }
  });

  it.each(SERVICE_NAMES)('the analyst reads what %s has but for what is hidden, and changes nothing', async (service) => {
    const tables = await allowed(service, databases.analystAt(service));
    const hidden = HIDDEN_FROM_ANALYST[service] ?? [];
    expect(Object.keys(tables)).toEqual(expect.arrayContaining([...hidden]));
    for (const [table, verbs] of Object.entries(tables)) expect([table, verbs]).toEqual([table, hidden.includes(table) || isMessaging(table) ? [] : ['SELECT']]);
  });

  it.each(SERVICE_NAMES)('%s makes a partition of its inbox by the function for it, which has no more rights than the whole; the analyst may not call it', async (service) => {
    const { schema } = SERVICES[service];
    const make = `SELECT "${schema}".inbox_make_partitions(array[2700::bigint])`;
    const [runtime, analyst] = [databases.of(service).runtime, databases.analystAt(service)];
    await session(analyst, async (sql) => expect(await outcome(sql, make)).toBe(DENIED));
    await session(analyst, async (sql) => expect(await outcome(sql, `SELECT "${schema}".inbox_drop_partition(2700, interval '1 day')`)).toBe(DENIED));
    await session(runtime, async (sql) => {
      await sql.unsafe(make);
      expect(await outcome(sql, `SELECT FROM "${schema}".inbox_20210930`)).toBe('accepted');
      expect(await outcome(sql, `CREATE TABLE "${schema}".inbox_mine PARTITION OF "${schema}".inbox FOR VALUES FROM ('00000000-0000-0000-0000-000000000000') TO ('00000000-0000-0000-0000-000000000001')`)).toBe(DENIED);
      expect(await outcome(sql, `DROP TABLE "${schema}".inbox_20210930`)).toBe(DENIED);
    });
    await session(analyst, async (sql) => expect(await outcome(sql, `SELECT FROM "${schema}".inbox_20210930`)).toBe(DENIED));
  });

  it('not even its owner changes what was booked', async () => {
    await session(databases.of('payment').owner, async (sql) => {
      for (const table of APPEND_ONLY.payment ?? []) expect([table, await outcome(sql, `DELETE FROM payment.${table}`)]).toEqual([table, '23001']);
    });
  });

  it('the analyst, the one role that reads them all, defines nothing', async () => {
    for (const { service, schema } of databases.all) {
      await session(databases.analystAt(service), async (sql) => {
        await sql`SET default_transaction_read_only = off`;
        for (const place of [`${schema}.more`, 'public.more', 'extensions.more']) expect(await outcome(sql, `CREATE TABLE ${place} ()`)).toBe(DENIED);
        expect(await outcome(sql, `SET ROLE ${SERVICES[service].roles.runtime}`)).toBe(DENIED);
      });
    }
  });

  it('a table made later is read by the analyst and written by its service', async () => {
    const { owner, runtime } = databases.of('analytics');
    await session(owner, (sql) => sql`CREATE TABLE analytics.later (id bigserial PRIMARY KEY, label text)`);
    await session(runtime, async (sql) => expect(await outcome(sql, `INSERT INTO analytics.later (label) VALUES ('new')`)).toBe('accepted'));
    await session(databases.analystAt('analytics'), async (sql) => {
      expect(await outcome(sql, 'SELECT * FROM analytics.later')).toBe('accepted');
      expect(await outcome(sql, `INSERT INTO analytics.later (label) VALUES ('mine')`)).toBe('25006');
    });
  });
});
