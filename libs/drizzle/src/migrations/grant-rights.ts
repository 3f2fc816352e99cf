import type postgres from 'postgres';
import { quoteIdentifier } from '../sql-text.js';
import type { ServiceRights } from './rights-file.js';

/** A connection or a transaction. */
type Statements = postgres.ISql<{ bigint: bigint }>;

export interface Rights extends ServiceRights {
  readonly schema: string;
  readonly runtimeRole?: string;
  readonly analystRole?: string;
}

/** Where a schema remembers its migrations. The runtime role may read it, to tell whether it is up to date. */
export const HISTORY_TABLE = '__migrations';

/** Gives the roles their rights on every table that the schema has now, and takes back what must not be. */
export async function grantRights(sql: Statements, rights: Rights): Promise<void> {
  const { runtimeRole, analystRole } = rights;
  const schema = quoteIdentifier(rights.schema);
  const tables = await tablesOf(sql, rights.schema);
  // What a later migration makes is closed in that migration's transaction.
  const qualified = (names: readonly string[]): string[] =>
    names.filter((name) => tables.includes(name)).map((name) => `${schema}.${quoteIdentifier(name)}`);
  if (analystRole) {
    const analyst = quoteIdentifier(analystRole);
    await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${analyst}`);
    await sql.unsafe(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${analyst}`);
    await sql.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${analyst}`);
    for (const table of qualified(rights.hiddenFromAnalyst)) await sql.unsafe(`REVOKE ALL ON ${table} FROM ${analyst}`);
  }
  if (!runtimeRole) return;
  const runtime = quoteIdentifier(runtimeRole);
  await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${runtime}`);
  for (const [rows, things] of [['SELECT, INSERT, UPDATE, DELETE', 'TABLES'], ['USAGE', 'SEQUENCES']]) {
    await sql.unsafe(`GRANT ${rows} ON ALL ${things} IN SCHEMA ${schema} TO ${runtime}`);
    await sql.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rows} ON ${things} TO ${runtime}`);
  }
  await sql.unsafe(`REVOKE INSERT, UPDATE, DELETE ON ${schema}.${quoteIdentifier(HISTORY_TABLE)} FROM ${runtime}`);
  for (const table of qualified(rights.appendOnly)) await sql.unsafe(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${runtime}`);
}

/** The tables that the schema has now. */
export async function tablesOf(sql: Statements, schema: string): Promise<string[]> {
  const rows = await sql<{ relname: string }[]>`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${schema} AND c.relkind IN ('r', 'p')`;
  return rows.map(({ relname }) => relname);
}
