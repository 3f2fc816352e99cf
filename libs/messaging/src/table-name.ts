import { quoteIdentifier } from '@edtech/drizzle';
import { getTableConfig, type AnyPgTable } from 'drizzle-orm/pg-core';

/** The table's name as SQL text, with its schema. */
export function qualifiedName(table: AnyPgTable): string {
  const { schema, name } = getTableConfig(table);
  return schema ? `${quoteIdentifier(schema)}.${quoteIdentifier(name)}` : quoteIdentifier(name);
}

/** The schema that the table is in. @throws Error when it is in none: every service has its own. */
export function schemaOf(table: AnyPgTable): string {
  const { schema, name } = getTableConfig(table);
  if (schema === undefined) throw new Error(`the table ${name} is in no schema`);
  return schema;
}
