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
    for (const table of [...qualified(rights.hiddenFromAnalyst), ...(await partitionsOf(sql, rights.schema, rights.hiddenFromAnalyst))]) {
      await sql.unsafe(`REVOKE ALL ON ${table} FROM ${analyst}`);
    }
  }
  // Postgres lets everybody call a new function.
  await sql.unsafe(`REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} FROM PUBLIC`);
  if (!runtimeRole) return;
  const runtime = quoteIdentifier(runtimeRole);
  await sql.unsafe(`GRANT USAGE ON SCHEMA ${schema} TO ${runtime}`);
  for (const [rows, things] of [['SELECT, INSERT, UPDATE, DELETE', 'TABLES'], ['USAGE', 'SEQUENCES']]) {
    await sql.unsafe(`GRANT ${rows} ON ALL ${things} IN SCHEMA ${schema} TO ${runtime}`);
    await sql.unsafe(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rows} ON ${things} TO ${runtime}`);
  }
  await sql.unsafe(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${runtime}`);
  await sql.unsafe(`REVOKE INSERT, UPDATE, DELETE ON ${schema}.${quoteIdentifier(HISTORY_TABLE)} FROM ${runtime}`);
  const appendOnly = [...qualified(rights.appendOnly), ...(await partitionsOf(sql, rights.schema, rights.appendOnly))];
  for (const table of appendOnly) await sql.unsafe(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${runtime}`);
}

/** The tables that the schema has now. */
export async function tablesOf(sql: Statements, schema: string): Promise<string[]> {
  const rows = await sql<{ relname: string }[]>`
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${schema} AND c.relkind IN ('r', 'p')`;
  return rows.map(({ relname }) => relname);
}

/** The partitions of those of these tables that have any, as SQL text: a right on a table says nothing of its partitions. */
async function partitionsOf(sql: Statements, schema: string, tables: readonly string[]): Promise<string[]> {
  const rows = await sql<{ nspname: string; relname: string }[]>`
    SELECT pn.nspname, p.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL pg_partition_tree(c.oid) AS t JOIN pg_class p ON p.oid = t.relid JOIN pg_namespace pn ON pn.oid = p.relnamespace
    WHERE n.nspname = ${schema} AND c.relkind = 'p' AND c.relname = ANY(${[...tables]}) AND t.level > 0`;
  return rows.map(({ nspname, relname }) => `${quoteIdentifier(nspname)}.${quoteIdentifier(relname)}`);
}
