import { quoteIdentifier } from '@edtech/drizzle';
import { getTableConfig, type AnyPgTable } from 'drizzle-orm/pg-core';

/** The table's name as SQL text, with its schema. */
export function qualifiedName(table: AnyPgTable): string {
  const { schema, name } = getTableConfig(table);
  return schema ? `${quoteIdentifier(schema)}.${quoteIdentifier(name)}` : quoteIdentifier(name);
}
