import type postgres from 'postgres';
import { quoteIdentifier } from '../sql-text.js';
import { MigrationError } from './migration-error.js';

/** A connection or a transaction. */
type Statements = postgres.ISql<{ bigint: bigint }>;

export interface Rights {
  readonly schema: string;
  readonly runtimeRole?: string;
  readonly analystRole?: string;
  readonly appendOnlyTables?: readonly string[];
}

/** Where a schema remembers its migrations. The runtime role may read it, to tell whether it is up to date. */
export const HISTORY_TABLE = '__migrations';

/** Gives the roles their rights on every table that the schema has now, and takes back what must not be. */
export async function grantRights(sql: Statements, rights: Rights): Promise<void> {
  const { runtimeRole, analystRole } = rights;
  const schema = quoteIdentifier(rights.schema);
  if (analystRole) {
    const analyst = quoteIdentifier(analystRole);
    await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${analyst}`);
    await sql.unsafe(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${analyst}`);
    await sql.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${analyst}`);
  }
  if (!runtimeRole) return;
  const runtime = quoteIdentifier(runtimeRole);
  await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${runtime}`);
  for (const [rows, things] of [['SELECT, INSERT, UPDATE, DELETE', 'TABLES'], ['USAGE', 'SEQUENCES']]) {
    await sql.unsafe(`GRANT ${rows} ON ALL ${things} IN SCHEMA ${schema} TO ${runtime}`);
    await sql.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rows} ON ${things} TO ${runtime}`);
  }
  await sql.unsafe(`REVOKE INSERT, UPDATE, DELETE ON ${schema}.${quoteIdentifier(HISTORY_TABLE)} FROM ${runtime}`);
  for (const table of await existing(sql, rights)) {
    await sql.unsafe(`REVOKE UPDATE, DELETE, TRUNCATE ON ${schema}.${quoteIdentifier(table)} FROM ${runtime}`);
  }
}

/** A misspelt name would leave a ledger open to change, silently. */
export async function assertAppendOnlyTablesExist(sql: Statements, rights: Rights): Promise<void> {
  const found = await existing(sql, rights);
  const missing = (rights.appendOnlyTables ?? []).filter((table) => !found.includes(table));
  if (missing.length === 0) return;
  throw new MigrationError(`No migration of schema ${rights.schema} makes its append-only table ${missing.join(', ')}.`);
}

async function existing(sql: Statements, { schema, appendOnlyTables = [] }: Rights): Promise<string[]> {
  const rows = await sql<{ relname: string }[]>`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${schema} AND c.relkind IN ('r', 'p') AND c.relname = ANY(${[...appendOnlyTables]})`;
  return rows.map(({ relname }) => relname);
}
