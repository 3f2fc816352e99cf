import { sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Position } from '../../../paging/position.js';

/** The rows that come after a position when the newest come first; undefined for the first page. A row comparison, so that the index is walked. */
export function olderThan(at: AnyPgColumn, id: AnyPgColumn, position: Position | undefined): SQL | undefined {
  if (!position) return undefined;
  return sql`(${at}, ${id}) < (${position.at.toISOString()}::timestamptz, ${position.id}::uuid)`;
}
