import { quoteIdentifier, quoteLiteral } from './sql-text.js';

/** Whoever runs statements: any pool of postgres.js. */
interface Statements {
  unsafe(statement: string, parameters?: string[]): PromiseLike<readonly Readonly<Record<string, unknown>>[]>;
}

const TABLES = `
  select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema') and has_table_privilege(c.oid, 'select')`;

/**
 * Looks through all rows of a database for texts, in whatever column and case: for those who have to show that somebody's words are gone.
 * @param sql of a role that may read everything
 * @returns the tables in which one of the texts stands, as `schema.table`
 */
export async function findText(sql: Statements, texts: readonly string[]): Promise<string[]> {
  const tables = (await sql.unsafe(TABLES)).map((row) => ({ schema: String(row['schema']), name: String(row['name']) }));
  if (tables.length === 0 || texts.length === 0) return [];
  const looks = tables.map(({ schema, name }) => {
    const place = `${schema}.${name}`;
    return `select ${quoteLiteral(place)} as place where exists (
      select from ${quoteIdentifier(schema)}.${quoteIdentifier(name)} t, unnest($1::text[]) w (word) where strpos(lower(t::text), lower(w.word)) > 0)`;
  });
  const found = await sql.unsafe(looks.join(' union all '), [`{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`]);
  return found.map((row) => String(row['place'])).sort();
}
