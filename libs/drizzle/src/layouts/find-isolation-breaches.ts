import type { DatabaseEnvironment } from '@edtech/environment';
import postgres from 'postgres';
import { tlsOf } from '../connection/tls-of.js';
import { quoteIdentifier } from '../sql-text.js';
import type { ServiceDatabase } from './layout-plan.js';

export interface IsolationBreach {
  /** The role that got further than it should. */
  readonly role: string;
  /** What it could do, without the subject: `can connect to database edtech_payment_db`. */
  readonly breach: string;
}

/** What Postgres answers when rights are missing. */
const INSUFFICIENT_PRIVILEGE = '42501';

/** What another server answers to a role that it does not know, or knows with another password. */
const UNKNOWN_ROLE = ['28P01', '28000'];

/**
 * Tries, as each service's two roles, what must be refused at every other service's database and schema:
 * to connect, to read, to change, to define, to become the other. Nothing is left behind: what unexpectedly
 * succeeds is rolled back.
 *
 * @param databases all services of one layout, migrated: a schema without a table proves nothing
 * @returns what was not refused for want of rights; empty when every service is alone with its data
 */
export async function findIsolationBreaches(databases: readonly ServiceDatabase[]): Promise<IsolationBreach[]> {
  const tables = new Map<ServiceDatabase, string[]>();
  for (const database of databases) tables.set(database, await tablesOf(database));
  const breaches: IsolationBreach[] = [];
  for (const mine of databases) {
    const others = databases.filter((other) => other !== mine);
    for (const as of [mine.runtime, mine.owner]) {
      const report = (breach: string): void => void breaches.push({ role: as.user, breach });
      const attempts = (theirs: ServiceDatabase): string[] => attemptsAt(theirs, tables.get(theirs) ?? []);
      await withSession(as, async (sql) => {
        const beside = others.filter(({ runtime }) => isSameDatabase(as, runtime)).flatMap(attempts);
        await tryAll(sql, ['CREATE SCHEMA isolation_probe', 'CREATE TABLE public.isolation_probe ()', ...beside], report);
      });
      for (const theirs of others.filter(({ runtime }) => !isSameDatabase(as, runtime))) {
        await trespass(as, theirs, attempts(theirs), report);
      }
    }
  }
  return breaches;
}

function isSameServer(one: DatabaseEnvironment, other: DatabaseEnvironment): boolean {
  return one.host === other.host && one.port === other.port;
}

function isSameDatabase(one: DatabaseEnvironment, other: DatabaseEnvironment): boolean {
  return isSameServer(one, other) && one.name === other.name;
}

function attemptsAt(theirs: ServiceDatabase, tables: readonly string[]): string[] {
  return [
    ...tables.flatMap((table) => [`SELECT 1 FROM ${table} LIMIT 1`, `DELETE FROM ${table} WHERE false`]),
    `CREATE TABLE ${quoteIdentifier(theirs.schema)}.isolation_probe ()`,
    `SET LOCAL ROLE ${quoteIdentifier(theirs.runtime.user)}`,
    `SET LOCAL ROLE ${quoteIdentifier(theirs.owner.user)}`,
  ];
}

async function tablesOf({ owner, schema }: ServiceDatabase): Promise<string[]> {
  const tables = await withSession(owner, async (sql) => {
    const rows = await sql<{ relname: string }[]>`
      SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(${quoteIdentifier(schema)}) AND relkind IN ('r', 'p', 'v', 'm')`;
    return rows.map(({ relname }) => `${quoteIdentifier(schema)}.${quoteIdentifier(relname)}`);
  });
  if (tables.length === 0) throw new Error(`Schema ${schema} has no table yet: migrate it before looking for breaches.`);
  return tables;
}

/** Tries to enter a database where this role has no business, and, should it get in, to do there what it likes. */
async function trespass(
  as: DatabaseEnvironment,
  theirs: ServiceDatabase,
  attempts: readonly string[],
  report: (breach: string) => void,
): Promise<void> {
  const { host, port, name } = theirs.runtime;
  try {
    await withSession({ ...as, host, port, name }, async (sql) => {
      report(`can connect to database ${name}`);
      await tryAll(sql, attempts, report);
    });
  } catch (error) {
    const code = error instanceof postgres.PostgresError ? error.code : undefined;
    if (code === INSUFFICIENT_PRIVILEGE) return;
    if (!isSameServer(as, theirs.runtime) && code !== undefined && UNKNOWN_ROLE.includes(code)) return;
    throw error;
  }
}

async function tryAll(sql: postgres.Sql, statements: readonly string[], report: (breach: string) => void): Promise<void> {
  for (const statement of statements) {
    const code = await outcome(sql, statement);
    if (code === undefined) report(`can do: ${statement}`);
    else if (code !== INSUFFICIENT_PRIVILEGE) report(`was refused for another reason (${code}): ${statement}`);
  }
}

/** The SQLSTATE that refused the statement; undefined when it was accepted. It is rolled back either way. */
async function outcome(sql: postgres.Sql, statement: string): Promise<string | undefined> {
  await sql`BEGIN`;
  try {
    await sql.unsafe(statement);
    return undefined;
  } catch (error) {
    if (error instanceof postgres.PostgresError) return error.code;
    throw error;
  } finally {
    await sql`ROLLBACK`;
  }
}

async function withSession<T>(as: DatabaseEnvironment, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres({
    host: as.host,
    port: as.port,
    database: as.name,
    user: as.user,
    password: as.password,
    ssl: tlsOf(as),
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'edtech-isolation-check' },
  });
  try {
    await sql`SELECT 1`;
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
