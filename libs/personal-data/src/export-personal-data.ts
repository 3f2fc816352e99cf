import type { Executor } from '@edtech/drizzle';
import { getTableColumns, sql, type Column, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import type { DeclaredRows, PersonalData } from './declaration.js';
import { conditionOf } from './condition-of.js';

const PAGE = 200;

/** Some of a person's rows, each as its JSON. */
export interface PersonalDataPage {
  readonly table: string;
  readonly rows: readonly string[];
}

export interface ExportOptions {
  /** At most so many rows at a time; 200 unless said otherwise. */
  readonly pageSize?: number;
}

/**
 * Reads what a service holds of a person, page by page: no more than a page is in memory, and no transaction stays open between two. Every
 * declared kind of rows comes, those without rows as one empty page. Postgres writes the JSON: instants in ISO 8601, amounts as text, as
 * a double may be too small for them.
 */
export async function* exportPersonalData(executor: Executor, data: PersonalData, userId: string, { pageSize = PAGE }: ExportOptions = {}): AsyncGenerator<PersonalDataPage> {
  for (const kind of data.rows) {
    if ('nothing' in kind.gives) continue;
    const pages = pagesOf(executor, kind, conditionOf(data, kind.found, userId), kind.gives, pageSize);
    let empty = true;
    for await (const rows of pages) {
      if (rows.length === 0 && !empty) continue;
      empty = false;
      yield { table: kind.as, rows };
    }
  }
}

async function* pagesOf(executor: Executor, { table }: DeclaredRows, found: SQL, gives: readonly string[], pageSize: number): AsyncGenerator<string[]> {
  const key = primaryKeyOf(table);
  const keys = sql.join(key.map((column, index) => sql`${column} as ${sql.identifier(`key_${index}`)}`), sql`, `);
  const columns = sql.join([...key], sql`, `);
  let after: SQL = sql`true`;
  for (;;) {
    const page = await executor.execute(sql`select ${keys}, ${jsonOf(table, gives)}::text as json from ${table} where ${found} and ${after} order by ${columns} limit ${pageSize}`);
    yield page.map(({ json }) => String(json));
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    const values = sql.join(key.map((_, index) => sql`${last[`key_${index}`]}`), sql`, `);
    after = sql`(${columns}) > (${values})`;
  }
}

function jsonOf(table: PgTable, gives: readonly string[]): SQL {
  const columns: Readonly<Record<string, Column>> = getTableColumns(table);
  const pairs = gives.map((name) => {
    const column = columns[name];
    if (!column) throw new Error(`there is no column ${name}`);
    return sql`${sql.raw(`'${name}'`)}, ${column.dataType === 'bigint' ? sql`${column}::text` : column}`;
  });
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** Its columns, as SQL. */
function primaryKeyOf(table: PgTable): readonly SQL[] {
  const { columns, primaryKeys, name } = getTableConfig(table);
  const key = primaryKeys[0]?.columns.map((column) => column.name) ?? columns.filter(({ primary }) => primary).map((column) => column.name);
  if (key.length === 0) throw new Error(`${name} has no primary key to page by`);
  return key.map((column) => sql`${table}.${sql.identifier(column)}`);
}
