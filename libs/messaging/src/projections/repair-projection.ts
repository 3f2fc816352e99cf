import type { Executor, Transaction } from '@edtech/drizzle';
import { sql, type SQL } from 'drizzle-orm';
import type { AggregateState } from './aggregate-states.js';
import { id, json, list, newestPerKey, type Projection } from './projection.js';

/** Which version a row of a copy showed when it was looked at. */
export interface SeenVersion {
  readonly key: string;
  readonly version: number;
}

export interface Written {
  /** Keys of the rows that were made or changed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** What the changed rows name in the columns that the projection involves, before and after. */
  readonly involved: readonly string[];
}

/** Which versions the rows show at the moment. */
export async function versionsOf(executor: Executor, projection: Projection, keys: readonly string[]): Promise<SeenVersion[]> {
  const rows = await executor.execute(sql`
    select ${id(projection.key)}::text as key, ${id(projection.version)}::text as version
    from ${projection.table} where ${id(projection.key)} in (${projection.keysOf(keys)})`);
  return rows.map((row) => ({ key: String(row['key']), version: Number(row['version']) }));
}

/**
 * Sets rows to what their owner says. Never over something newer: a row is only written when the owner's version is at
 * least as new, or when it still shows the version that was seen before the owner was asked, and which therefore the
 * owner has never had.
 * @param states of the owner, asked after `seen` was read.
 * @param gone keys of which the owner knows nothing: their rows are removed from a copied table.
 */
export async function repairProjection(
  tx: Transaction,
  projection: Projection,
  states: readonly AggregateState[],
  seen: readonly SeenVersion[],
  gone: readonly string[],
): Promise<Written> {
  const rows = newestPerKey(states.flatMap((state) => projection.rowOf(state) ?? []));
  return writeFrom(tx, projection, projection.records(rows), seen, gone);
}

/** As {@link repairProjection}, from any relation of the table's type. The rows must not change meanwhile or be locked in the order of their keys. */
export async function writeFrom(tx: Transaction, projection: Projection, relation: SQL, seen: readonly SeenVersion[], gone: readonly string[]): Promise<Written> {
  const { key, version, table, kind } = projection;
  const seenIs = (alias: string) =>
    sql`exists (select from jsonb_to_recordset(${json(seen)}) as s (key text, version bigint) where s.key = ${sql.raw(alias)}.${id(key)}::text and s.version = ${sql.raw(alias)}.${id(version)})`;
  const mayWrite = (fresh: string) => sql`(mine.${id(version)} < ${sql.raw(fresh)}.${id(version)}
    or (mine.${id(version)} = ${sql.raw(fresh)}.${id(version)} and ${projection.differs('mine', fresh)})
    or (mine.${id(version)} > ${sql.raw(fresh)}.${id(version)} and ${seenIs('mine')}))`;
  const removes = kind === 'table' && gone.length > 0;
  const doomed = sql`${id(key)} in (${projection.keysOf(gone)}) and ${seenIs('mine')}`;

  const keeps = kind === 'table' ? sql`true` : sql`(mine.${id(key)} is not null and mine.${id(key)} in (${projection.keepers}))`;
  const namedBy = (alias: string) => projection.involves.map((column) => sql`${sql.raw(alias)}.${id(column)}::text`);
  const involved = await tx.execute(sql`
    select distinct who from (
      select unnest(array[${list([...namedBy('mine'), ...namedBy('fresh'), sql`null::text`])}]) as who
      from ${relation} as fresh left join ${table} as mine on mine.${id(key)} = fresh.${id(key)}
      where ${keeps} and ${projection.differs('mine', 'fresh')} and (mine.${id(key)} is null or ${mayWrite('fresh')})
      ${removes ? sql`union all select unnest(array[${list([...namedBy('mine'), sql`null::text`])}]) from ${table} as mine where ${doomed}` : sql``}
    ) as named where who is not null`);

  // First, because a row that goes may hold what is unique and another row is to have.
  const removed = removes ? await tx.execute(sql`delete from ${table} as mine where ${doomed} returning ${id(key)}::text as key`) : [];
  const written = kind === 'table' ? await projection.upsertFrom(tx, relation, mayWrite('excluded')) : await projection.updateFrom(tx, relation, mayWrite('fresh'));
  return { written, removed: removed.map((row) => String(row['key'])), involved: involved.map((row) => String(row['who'])) };
}
