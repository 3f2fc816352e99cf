import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { quoteIdentifier, type AdminConnection } from '../src/index.js';

/** The jest run's Postgres. (`@edtech/testing` has the same for services; it builds on this library.) */
export function testServer(): AdminConnection {
  const { hostname, port, username, password } = new URL(process.env['EDTECH_TEST_POSTGRES_URL'] ?? '');
  return { host: hostname, port: Number(port), user: username, password };
}

/** Roles belong to the whole server, which other suites use too: everybody agrees on these passwords. */
export const passwords = (role: string): string => `test-${role}`;

export function randomName(prefix: string): string {
  return `${prefix}_${randomBytes(5).toString('hex')}`;
}

export interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly name?: string;
}

/** Runs `work` on one connection of its own. */
export async function session<T>(
  { host, port, user, password, name = 'postgres' }: Login,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres({ host, port, user, password, database: name, max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** For each statement the SQLSTATE that Postgres refused it with, or `accepted`; all on one connection. */
export async function sqlStates(login: Login, statements: readonly string[]): Promise<string[]> {
  return session(login, async (sql) => {
    const states: string[] = [];
    for (const statement of statements) states.push(await stateOf(() => sql.unsafe(statement)));
    return states;
  });
}

/** The SQLSTATE that refused the statement, or the connection before it; or `accepted`. */
export async function sqlState(login: Login, statement: string): Promise<string> {
  return stateOf(() => session(login, (sql) => sql.unsafe(statement)));
}

async function stateOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'accepted';
  } catch (error) {
    if (error instanceof postgres.PostgresError) return error.code;
    throw error;
  }
}

export async function dropDatabases(server: AdminConnection, names: Iterable<string>): Promise<void> {
  await session(server, async (sql) => {
    for (const name of names) await sql.unsafe(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
  });
}
