import type { Executor } from '@edtech/drizzle';
import { sql, type SQL } from 'drizzle-orm';
import type { AggregateState } from './aggregate-states.js';
import { id, list, type CopiedRow, type Projection } from './projection.js';

/**
 * missing: the owner has it, the copy does not; extra: the other way round; behind: an older version; different: the same
 * version says something else; ahead: of a version that the owner does not have.
 */
export type DifferenceKind = 'missing' | 'extra' | 'behind' | 'different' | 'ahead';

export interface FieldDifference {
  /** The column. */
  readonly field: string;
  /** As the database prints it. */
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** How a row of a copy differs from its owner. */
export interface ProjectionDifference {
  readonly key: string;
  /** The aggregate's id; null when the owner knows none. */
  readonly subject: string | null;
  readonly kind: DifferenceKind;
  readonly ourVersion: number | null;
  readonly theirVersion: number | null;
  /** None for what is missing or extra. */
  readonly fields: readonly FieldDifference[];
}

/** Which rows must be in the states, or are extra: those behind `after` and up to `upTo`, in the order of the keys. */
export interface KeyRange {
  readonly after?: string;
  /** The end of the table when left out. */
  readonly upTo?: string;
}

/**
 * Compares a part of a copy with its owner, field by field. A version that lies behind while all fields agree is not a
 * difference: the owner's later changes did not concern the copy.
 * @param range also looked through for rows that the owner does not have; only for copies whose key is the subject.
 */
export async function compareProjection(
  executor: Executor,
  projection: Projection,
  states: readonly AggregateState[],
  scope: { readonly range?: KeyRange; readonly keys?: readonly string[] },
): Promise<ProjectionDifference[]> {
  const owned = new Map<string, { state: AggregateState; row: CopiedRow }>();
  for (const state of states) {
    const row = projection.rowOf(state);
    if (row) owned.set(row.key, { state, row });
  }
  const { key, version, columns, table } = projection;
  const wanted = [sql`m.${id(key)} in (select ${id(key)} from theirs)`];
  if (scope.keys) wanted.push(sql`m.${id(key)} in (${projection.keysOf(scope.keys)})`);
  if (scope.range && projection.keyIsSubject) wanted.push(within(projection, scope.range));
  const texts = (alias: 'o' | 't') => sql`array[${list(columns.map((column) => sql`${sql.raw(alias)}.${id(column)}::text`))}]`;
  const rows = await executor.execute(sql`
    with theirs as materialized (select * from ${projection.records([...owned.values()].map(({ row }) => row))}),
      ours as (select m.*, m.${id(key)} in (${projection.keepers}) as keeps from ${table} m where ${sql.join(wanted, sql` or `)})
    select coalesce(o.${id(key)}, t.${id(key)})::text as key, o.keeps, t.${id(key)} is not null as owned,
      o.${id(version)}::text as our_version, ${texts('o')} as ours, ${texts('t')} as theirs,
      array[${list(columns.map((column) => sql`o.${id(column)} is distinct from t.${id(column)}`))}] as differs
    from ours o full join theirs t on t.${id(key)} = o.${id(key)}
    order by 1`);
  return rows.flatMap((found): ProjectionDifference[] => {
    const rowKey = String(found['key']);
    const theirs = owned.get(rowKey);
    const base = { key: rowKey, subject: theirs?.state.subject ?? (projection.keyIsSubject ? rowKey : null), theirVersion: theirs?.row.version ?? null };
    if (found['keeps'] === null) {
      const required = theirs !== undefined && projection.requires(theirs.state.data);
      return required ? [{ ...base, kind: 'missing', ourVersion: null, fields: [] }] : [];
    }
    const ourVersion = Number(found['our_version']);
    // Of another's row that the copy is not kept in, or that has never had one, nothing is expected.
    if (found['keeps'] === false) return [];
    if (!theirs) return projection.kind === 'columns' && ourVersion === 0 ? [] : [{ ...base, kind: 'extra', ourVersion, fields: [] }];
    const [differs, ours, wants] = [found['differs'] as boolean[], found['ours'] as (string | null)[], found['theirs'] as (string | null)[]];
    const fields = columns.flatMap((field, at) => (differs[at] ? [{ field, ours: ours[at] ?? null, theirs: wants[at] ?? null }] : []));
    if (ourVersion > theirs.row.version) return [{ ...base, kind: 'ahead', ourVersion, fields }];
    if (fields.length === 0) return [];
    return [{ ...base, kind: ourVersion < theirs.row.version ? 'behind' : 'different', ourVersion, fields }];
  });
}

function within({ key, keyType }: Projection, { after, upTo }: KeyRange): SQL {
  const bounds = [
    ...(after === undefined ? [] : [sql`m.${id(key)} > ${after}::${keyType}`]),
    ...(upTo === undefined ? [] : [sql`m.${id(key)} <= ${upTo}::${keyType}`]),
  ];
  return bounds.length === 0 ? sql`true` : sql`(${sql.join(bounds, sql` and `)})`;
}
